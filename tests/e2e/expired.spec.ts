import { expect, test, type Browser, type Page } from '@playwright/test';
import { complaints } from './support/checks.js';
import { moduleOf } from './support/course.js';
import { look } from './support/look.js';
import { password, people, signIn, type Person } from './support/people.js';
import { addProduct, begin, fill, slot } from './support/work.js';
import { words } from './support/words.js';

const identity = words('identity');
const review = words('review');
const submissions = words('submissions');
const ui = words('ui');
const [kept, inEnglish] = [words('kept'), words('kept', 'en')];

const product = 'Rengginang terasi 150 g';
const { assignment, slots } = moduleOf('05-label');
const typed = 'Komposisi: beras ketan, terasi (udang).\n</textarea><b>';
const remark = 'Tulis “udang” tebal: alergen.';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 10_000 });

let work: string;
const heard: string[][] = [];

async function enter(browser: Browser, person: Person) {
    const page = await (await browser.newContext()).newPage();
    heard.push(complaints(page));
    await signIn(page, person);
    return page;
}

const hasScript = () => test.info().project.use.javaScriptEnabled !== false;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** The session ends while the page is open; nobody signs out. */
const end = (page: Page) => page.context().clearCookies({ name: 'kemas' });
const text = (page: Page) => slot(page, 'text_indonesia').getByRole('textbox');

async function awake(page: Page) {
    if (hasScript()) await expect(page.locator('.autosave').first()).toHaveAttribute('data-ready', '');
}

/** Signs in at the door that stands in the place of the page. */
async function through(page: Page, person: Person) {
    await page.getByLabel(identity('phone_or_email')).fill(people[person].identifier);
    await page.getByLabel(identity('password')).fill(password);
    await press(page, identity('sign_in'));
}

/** Siti types into a slot, her session has ended, and she presses the button. */
async function typedTooLate(page: Page, typed: string) {
    await page.goto(work);
    await awake(page);
    await end(page);
    await text(page).fill(typed);
    if (hasScript()) {
        const state = slot(page, 'text_indonesia').locator('.autosave__state');
        await expect(state).toContainText(ui('draft_signed_out'));
        await expect(state).toContainText(ui('draft_kept'));
        await expect(state.getByRole('link', { name: ui('draft_sign_in') })).toHaveAttribute('target', '_blank');
        await expect(text(page)).toHaveValue(typed);
        await look(page, 'expired-slot');
    }
    const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
    await slot(page, 'text_indonesia').getByRole('button', { name: submissions('save') }).click();
    expect((await answer).status()).toBe(401);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(kept('ended_title'));
    await expect(page.getByText(kept('ended_kept'))).toBeVisible();
}

test.beforeAll(async ({ browser }) => {
    const siti = await enter(browser, 'siti');
    await addProduct(siti, product);
    await begin(siti, assignment.key, product);
    work = siti.url();
    await siti.context().close();
});

test('a participant whose session ends gets her words back, in either language, and nothing is sent for her', async ({ browser }) => {
    const siti = await enter(browser, 'siti');
    await typedTooLate(siti, typed);
    await look(siti, 'expired-door');
    await press(siti, 'English');
    await expect(siti.getByRole('heading', { level: 1 })).toHaveText(inEnglish('ended_title'));
    await look(siti, 'expired-door-en');
    await press(siti, 'Bahasa Indonesia');
    await expect(siti.getByText(kept('ended_kept'))).toBeVisible();

    await through(siti, 'siti');
    await expect(siti.getByText(kept('again_title'))).toBeVisible();
    await expect(text(siti)).toHaveValue(typed);
    await awake(siti);
    if (hasScript()) await expect(slot(siti, 'text_indonesia')).toContainText(ui('draft_waiting'));
    await look(siti, 'expired-again');

    // On another page of hers it is not there: nothing was sent.
    const other = await enter(browser, 'siti');
    await other.goto(work);
    await expect(text(other)).toHaveValue('');
    await slot(siti, 'text_indonesia').getByRole('button', { name: submissions('save') }).click();
    await expect(siti).toHaveURL(/\/submissions\/\d+#slot-text_indonesia/);
    await expect(slot(siti, 'text_indonesia')).toContainText(submissions('received'));
    await other.reload();
    await expect(text(other)).toHaveValue(typed);
    await text(other).fill('');
    await slot(other, 'text_indonesia').getByRole('button', { name: submissions('save') }).click();
    await expect(slot(other, 'text_indonesia')).not.toContainText(submissions('received'));
    for (const page of [siti, other]) await page.context().close();
});

test('what was carried over the sign-in survives a page that goes', async ({ browser }) => {
    test.skip(!hasScript(), 'only a script keeps what nobody sends');
    const siti = await enter(browser, 'siti');
    await typedTooLate(siti, typed);
    await through(siti, 'siti');
    await expect(text(siti)).toHaveValue(typed);
    await awake(siti);
    await expect(slot(siti, 'text_indonesia')).toContainText(ui('draft_waiting'));
    await siti.goto('/today');
    await siti.goto(work);
    await awake(siti);
    await expect(text(siti)).toHaveValue('');
    await press(siti, ui('draft_take'));
    await expect(text(siti)).toHaveValue(typed);
    await expect(slot(siti, 'text_indonesia').locator('.autosave__state')).toContainText(/^Tersimpan/);
    await siti.context().close();
});

test('another account never sees them', async ({ browser }) => {
    const siti = await enter(browser, 'siti');
    await typedTooLate(siti, `Rahasia ${typed}`);
    await through(siti, 'officer');
    await expect(siti).toHaveURL(/\/today$/);
    await expect(siti.locator('body')).not.toContainText('Rahasia');
    for (const path of [new URL(work).pathname, '/account']) {
        await siti.goto(path);
        await expect(siti.locator('body')).not.toContainText('Rahasia');
    }
    await siti.context().close();
});

test('a mentor’s remark is there after the sign-in, and is hers alone', async ({ browser }) => {
    test.setTimeout(120_000);
    const siti = await enter(browser, 'siti');
    await siti.goto(work);
    await awake(siti);
    await fill(siti, browser, slots, product);
    await press(siti, submissions('send'));
    await expect(siti.getByRole('heading', { level: 1 })).toHaveText(submissions('sent'));

    const wati = await enter(browser, 'wati');
    await wati.goto('/queue');
    await wati.getByRole('link', { name: `${product}, ${review('first_version')}` }).click();
    await awake(wati);
    const desk = wati.url();
    const field = wati.getByLabel(review('new_remark'));
    const added = wati.getByRole('listitem').filter({ hasText: remark });
    await end(wati);
    await field.fill(remark);
    await wati.getByRole('radio', { name: review('should') }).check({ force: true });
    await press(wati, review('add_remark'));
    if (hasScript()) await comesBack(wati, desk);
    else {
        await expect(wati.getByText(kept('ended_kept'))).toBeVisible();
        await look(wati, 'expired-desk-door');
        await through(wati, 'wati');
        await expect(wati.getByText(kept('again_title'))).toBeVisible();
        await expect(field).toHaveValue(remark);
        await expect(wati.getByRole('radio', { name: review('should') })).toBeChecked();
        await expect(added).toHaveCount(0);
        await look(wati, 'expired-desk-again');
        await press(wati, review('add_remark'));
    }
    await expect(added).toHaveCount(1);
    await expect(field).toHaveValue('');
    for (const page of [siti, wati]) await page.context().close();
    expect(heard.flat().filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint))).toEqual([]);
});

/** The page itself says what has happened; whoever signs in in another tab goes on in this one, if they are the same. */
async function comesBack(wati: Page, desk: string) {
    const state = wati.locator('#remarks .autosave__state');
    await expect(state).toContainText(ui('draft_signed_out'));
    await expect(state).toContainText(ui('draft_kept'));
    await look(wati, 'expired-desk');
    const tab = await wati.context().newPage();
    await signIn(tab, 'agus');
    await tab.goto(desk);
    await awake(tab);
    await expect(tab.getByLabel(review('new_remark'))).toHaveValue('');
    await expect(tab.getByRole('button', { name: ui('draft_take') })).toHaveCount(0);
    await noticed(wati);
    await expect(state).toContainText(ui('draft_signed_out'));
    await expect(wati.getByLabel(review('new_remark'))).toHaveValue(remark);
    await end(tab);
    await signIn(tab, 'wati');
    await tab.close();
    await noticed(wati);
}

/** The page hears that it is worth asking the server again. */
async function noticed(page: Page) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await answer;
}
