import { expect, test, type Browser, type Page } from '@playwright/test';
import { complaints } from './support/checks.js';
import { moduleOf } from './support/course.js';
import { design } from './support/files.js';
import { look } from './support/look.js';
import { signIn, speak, type Person } from './support/people.js';
import { addProduct, begin, slot } from './support/work.js';
import { words } from './support/words.js';

const answer = words('answer');
const submissions = words('submissions');

const product = 'Kerupuk ikan 200 g';
const { assignment, slots } = moduleOf('05-label');

test.use({ actionTimeout: 10_000 });

const heard: string[][] = [];
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function enter(browser: Browser, person: Person | 'visitor') {
    const page = await (await browser.newContext()).newPage();
    heard.push(complaints(page));
    if (person !== 'visitor') await signIn(page, person);
    return page;
}

/** The page behind an address that is shown once, by its path: the demo may call itself otherwise than the browser does. */
const path = async (page: Page, place: string) => new URL((await page.locator(place).innerText()).trim()).pathname;

/** As it looks in both languages. */
async function inBoth(page: Page, name: string, address: string) {
    for (const language of ['en', 'id'] as const) {
        await speak(page.context(), page.url(), language);
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await look(page, `${name}-${language}`);
    }
}

test('a designer without an account sends a file by a link', async ({ browser }) => {
    const siti = await enter(browser, 'siti');
    await addProduct(siti, product);
    await begin(siti, assignment.key, product);
    const work = siti.url();
    const key = slots.find(({ kind }) => kind === 'design')!.key;
    const box = slot(siti, key).locator('details');
    await box.locator('summary').click();
    await box.getByRole('button', { name: submissions('make_link') }).click();
    await look(siti, 'link-made');
    const address = await path(siti, '.secret-link');

    const designer = await enter(browser, 'visitor');
    await designer.goto(new URL(address, work).href);
    await expect(designer.getByText(product)).toBeVisible();
    await inBoth(designer, 'link', designer.url());
    await press(designer, submissions('upload'));
    await expect(designer.locator('#file')).toHaveAttribute('aria-invalid', 'true');
    await look(designer, 'link-refused');
    await designer.locator('#file').setInputFiles(design('kerupuk.zip'));
    await press(designer, submissions('upload'));
    await expect(designer.getByText(submissions('link_received'))).toBeVisible();
    await look(designer, 'link-received');

    await siti.goto(work);
    await expect(slot(siti, key)).toContainText(submissions('came_by_link'));
    await press(siti, submissions('link_revoke'));
    expect((await designer.reload())?.status()).toBe(410);
    await inBoth(designer, 'link-over', designer.url());
    expect(heard.flat()).toEqual([]);
});

test('a printer without an account reads what has to be mended', async ({ browser }) => {
    const wati = await enter(browser, 'wati');
    await wati.goto('/queue?show=answered');
    // A product of the sample cohort, whatever other stories were answered meanwhile.
    await wati.locator('.queue__title a', { hasText: 'Bandeng presto' }).first().click();
    const desk = new URL(wati.url());
    await wati.goto(`${desk.pathname.replace('/desk/', '/versions/')}/sheet`);
    await press(wati, answer('make_link'));
    await expect(wati.getByText(answer('link_once'))).toBeVisible();
    await look(wati, 'sheet-link');
    const address = await path(wati, '.links__address');

    const printer = await enter(browser, 'visitor');
    await printer.goto(new URL(address, desk).href);
    await expect(printer.getByText(answer('to_do')).first()).toBeVisible();
    await inBoth(printer, 'sheet-shared', printer.url());
    expect(heard.flat()).toEqual([]);
});
