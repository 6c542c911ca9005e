import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { choose, press } from './journey/story.js';
import { complaints } from './support/checks.js';
import { moduleOf } from './support/course.js';
import { heavyPhoto, pdf, photo, type File } from './support/files.js';
import { look } from './support/look.js';
import { signIn, type Person } from './support/people.js';
import { words } from './support/words.js';

const products = words('products');
const review = words('review');
const submissions = words('submissions');
const ui = words('ui');

// A product of its own: the journey counts what stands in the queue for the other.
const product = 'Emping jagung 200 g';
const { assignment, slots } = moduleOf('05-label');

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 10_000 });

let siti: Page;
let wati: Page;
const heard: string[][] = [];

async function enter(browser: Browser, person: Person) {
    const page = await (await browser.newContext()).newPage();
    heard.push(complaints(page));
    await signIn(page, person);
    return page;
}

const awake = (page: Page) => expect(page.locator('.autosave, .send-file').first()).toHaveAttribute('data-ready', '');
const slot = (page: Page, key: string) => page.locator(`#slot-${key}`);
const saved = (within: ReturnType<typeof slot>) => expect(within.locator('.autosave__state')).toContainText(/^Tersimpan \d\d\.\d\d/);
const take = (page: Page) => press(page, ui('draft_take'));

async function pick(page: Page, key: string, file: File) {
    await slot(page, key).locator('input[type=file]').setInputFiles(file);
}

/** Width, height and bytes of the file in a slot, as the server hands it out. */
async function stored(page: Page, key: string) {
    const html = await slot(page, key).innerHTML();
    const id = /(?:files|previews)\/(\d+)/.exec(html)?.[1];
    expect(id, `a file in ${key}`).toBeDefined();
    return page.evaluate(async (address) => {
        const blob = await (await fetch(address)).blob();
        const picture = await createImageBitmap(blob);
        return { width: picture.width, height: picture.height, bytes: blob.size };
    }, `/files/${id}`);
}

/** A file sent in place of another is there once the page has come anew. */
async function arrives(key: string, pixels: { width: number; height: number }) {
    await expect(async () => expect(await stored(siti, key)).toMatchObject(pixels)).toPass({ timeout: 15_000 });
    await awake(siti);
}

/** The same page in the same browser, later: nothing of the old one lives on but what the device kept. */
async function again(context: BrowserContext, address: string, old: Page) {
    await old.close();
    const page = await context.newPage();
    heard.push(complaints(page));
    await page.goto(address);
    await awake(page);
    return page;
}

test.beforeAll(async ({ browser }) => {
    siti = await enter(browser, 'siti');
    wati = await enter(browser, 'wati');
    await siti.goto('/products/new');
    await siti.getByLabel(products('name')).fill(product);
    await siti.locator('[name=category]').selectOption({ index: 1 });
    await siti.locator('[name=market]').first().check({ force: true });
    await siti.locator('main form [type=submit]').click();
    await siti.goto(`/assignments/${assignment.key}`);
    await choose(siti.getByRole('radio', { name: product }));
    await press(siti, submissions('begin'));
    await awake(siti);
});

test('a photo of 6 MB arrives with 2,560 pixels, and its size is seen before', async ({ browser }) => {
    const heavy = await heavyPhoto(browser, 'depan.jpg');
    expect(heavy.buffer.length).toBeGreaterThan(6_000_000);
    await pick(siti, 'front', heavy);
    const front = slot(siti, 'front');
    await expect(front.locator('.send-file__size')).toContainText(/^2\.560 × 1\.920 titik · \d,\d MB, dari \d+,\d MB$/);
    await expect(front.locator('.send-file__picture')).toBeVisible();
    await expect(front).toContainText(submissions('picked'));
    await look(siti, 'photo-picked');
    await front.getByRole('button', { name: submissions('upload') }).click();
    await expect(front).toContainText(submissions('received'));
    const { width, height, bytes } = await stored(siti, 'front');
    expect([width, height]).toEqual([2560, 1920]);
    expect(bytes).toBeLessThan(heavy.buffer.length / 3);
    await expect(front).not.toContainText(submissions('data_saver_mark'));
});

test('Hemat kuota sends 1,600 pixels and marks them', async ({ browser }) => {
    const back = slot(siti, 'back');
    await awake(siti);
    await pick(siti, 'back', await heavyPhoto(browser, 'belakang.jpg'));
    await back.getByRole('checkbox', { name: submissions('data_saver') }).check({ force: true });
    await expect(back.locator('.send-file__size')).toContainText('1.600 × 1.200 titik');
    await back.getByRole('button', { name: submissions('upload') }).click();
    await expect(back).toContainText(submissions('received'));
    await expect(back).toContainText(submissions('data_saver_mark'));
    expect(await stored(siti, 'back')).toMatchObject({ width: 1600, height: 1200 });
    await look(siti, 'photo-marked');
});

test('a small photo stays as it is, and what is no photo is sent whole and refused in words', async ({ browser }) => {
    const front = slot(siti, 'front');
    const small = await photo(browser, 'kecil.jpg', product);
    await awake(siti);
    await pick(siti, 'front', small);
    await expect(front.locator('.send-file__size')).toContainText('900 × 1.200 titik');
    await front.getByRole('button', { name: submissions('replace_file') }).click();
    await arrives('front', { width: 900, height: 1200 });
    await awake(siti);
    await pick(siti, 'front', await pdf(browser, 'bukan-foto.pdf', product));
    await expect(front.locator('.send-file__size')).toContainText(submissions('photo_whole', { size: '' }));
    await front.getByRole('button', { name: submissions('replace_file') }).click();
    await expect(front).toContainText(submissions('not_a_photo'));
    await look(siti, 'photo-refused');
    expect(await stored(siti, 'front')).toMatchObject({ width: 900, height: 1200 });
});

test('a picked photo survives a lost signal and a closed page', async ({ browser }) => {
    const address = siti.url();
    await siti.reload();
    await awake(siti);
    await pick(siti, 'front', await heavyPhoto(browser, 'sinyal.jpg'));
    await expect(slot(siti, 'front')).toContainText(submissions('picked'));
    await siti.context().setOffline(true);
    await slot(siti, 'front').getByRole('button', { name: submissions('replace_file') }).click();
    await expect(slot(siti, 'front')).toContainText(submissions('not_sent'));
    await look(siti, 'photo-no-signal');
    const context = siti.context();
    await siti.close();
    await context.setOffline(false);
    siti = await context.newPage();
    await siti.goto(address);
    await expect(slot(siti, 'front').locator('.send-file__size')).toContainText('2.560 × 1.920 titik');
    await slot(siti, 'front').getByRole('button', { name: submissions('replace_file') }).click();
    await arrives('front', { width: 2560, height: 1920 });
});

test('a text slot saves itself, and a second tab is told instead of overwriting', async () => {
    await awake(siti);
    const second = await siti.context().newPage();
    await second.goto(siti.url());
    await awake(second);
    await slot(siti, 'text_indonesia').getByRole('textbox').fill('Komposisi: jagung, garam.');
    await saved(slot(siti, 'text_indonesia'));
    await expect(slot(siti, 'text_indonesia').locator('.slot__state')).toHaveText(submissions('received'));
    await look(siti, 'text-saved');
    await slot(second, 'text_indonesia').getByRole('textbox').fill('Dari tab kedua.');
    await expect(slot(second, 'text_indonesia')).toContainText(ui('draft_changed'));
    await look(second, 'text-changed-elsewhere');
    await siti.reload();
    await expect(slot(siti, 'text_indonesia').getByRole('textbox')).toHaveValue('Komposisi: jagung, garam.');
    await slot(second, 'text_indonesia').getByRole('link', { name: ui('draft_reload') }).click();
    await awake(second);
    await expect(slot(second, 'text_indonesia').getByRole('textbox')).toHaveValue('Komposisi: jagung, garam.');
    await look(second, 'text-offered');
    await take(second);
    await saved(slot(second, 'text_indonesia'));
    await expect(slot(second, 'text_indonesia').getByRole('textbox')).toHaveValue('Dari tab kedua.');
    await second.close();
    await siti.reload();
});

test('a number saves itself, and what is none is said at once', async () => {
    await awake(siti);
    const height = slot(siti, 'letter_height');
    await height.getByRole('textbox').fill('besar');
    await expect(height.locator('.autosave__state')).toContainText(submissions('not_a_number'));
    await expect(height.locator('.slot__state')).toHaveText(submissions('not_filled'));
    await look(siti, 'number-refused');
    await height.getByRole('textbox').fill('1,4');
    await saved(height);
    await expect(height.locator('.slot__state')).toHaveText(submissions('received'));
    siti = await again(siti.context(), siti.url(), siti);
    await expect(slot(siti, 'letter_height').getByRole('textbox')).toHaveValue('1,4');
    await expect(siti.getByRole('button', { name: ui('draft_take') })).toHaveCount(0);
});

test('what is typed without a signal is offered after a crash, and cleared when it has arrived', async () => {
    await awake(siti);
    const context = siti.context();
    const address = siti.url();
    await context.setOffline(true);
    await slot(siti, 'text_market').getByRole('textbox').fill('Ingredients: corn, salt.');
    await expect(slot(siti, 'text_market')).toContainText(ui('draft_no_signal'));
    await expect(slot(siti, 'text_market')).toContainText(ui('draft_kept'));
    await look(siti, 'text-no-signal');
    await siti.close();
    await context.setOffline(false);
    siti = await context.newPage();
    await siti.goto(address);
    await awake(siti);
    await expect(slot(siti, 'text_market').getByRole('textbox')).toHaveValue('');
    await take(siti);
    await saved(slot(siti, 'text_market'));
    siti = await again(context, address, siti);
    await expect(slot(siti, 'text_market').getByRole('textbox')).toHaveValue('Ingredients: corn, salt.');
    await expect(siti.getByRole('button', { name: ui('draft_take') })).toHaveCount(0);
    expect(await siti.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a mentor’s strength survives a reload without a press, and a second tab is told', async ({ browser }) => {
    for (const { key, kind } of slots) {
        const here = slot(siti, key);
        if (await here.filter({ hasText: submissions('received') }).count()) continue;
        if (kind === 'photo') await pick(siti, key, await photo(browser, `${key}.jpg`, product));
        else if (kind === 'pdf') await pick(siti, key, await pdf(browser, `${key}.pdf`, product));
        else if (kind === 'design') continue;
        else await here.getByRole('textbox').first().fill(kind === 'number' ? '12' : 'Isi contoh.');
        const button = ['photo', 'pdf'].includes(kind) ? 'upload' : 'save';
        await here.getByRole('button', { name: submissions(button) }).click();
        await expect(here).toContainText(submissions('received'));
        await awake(siti);
    }
    await press(siti, submissions('send'));
    await expect(siti.getByRole('heading', { level: 1 })).toHaveText(submissions('sent'));

    await wati.goto('/queue');
    await wati.getByRole('link', { name: `${product}, ${review('first_version')}` }).click();
    await awake(wati);
    const second = await wati.context().newPage();
    await second.goto(wati.url());
    await awake(second);
    await expect(wati.getByText(submissions('data_saver_mark'))).toBeVisible();

    const judgement = (page: Page) => page.locator('#judgement');
    await wati.getByLabel(review('strength')).fill('Nama produk terbaca jelas.');
    await saved(judgement(wati));
    await look(wati, 'desk-saved');
    await wati.reload();
    await expect(wati.getByLabel(review('strength'))).toHaveValue('Nama produk terbaca jelas.');

    await second.getByLabel(review('strength')).fill('Tulisan tab kedua.');
    await expect(judgement(second)).toContainText(ui('draft_changed'));
    await look(second, 'desk-changed-elsewhere');
    await wati.reload();
    await expect(wati.getByLabel(review('strength'))).toHaveValue('Nama produk terbaca jelas.');
    await second.close();
});

test('a remark that is being typed survives, and adding it takes the judgement along', async () => {
    await awake(wati);
    const remark = 'Tulis alergen dengan huruf tebal.';
    // What the second tab could not save is still offered, where it was typed.
    await expect(wati.getByText(ui('draft_found_changed'))).toBeVisible();
    await press(wati, ui('draft_drop'));
    await wati.getByLabel(review('new_remark')).fill(remark);
    await expect(wati.locator('#remarks')).toContainText('Tersimpan di perangkat ini');
    wati = await again(wati.context(), wati.url(), wati);
    await take(wati);
    await expect(wati.getByLabel(review('new_remark'))).toHaveValue(remark);
    await wati.getByLabel(review('next_step')).fill('Kirim foto label yang baru.');
    await press(wati, review('add_remark'));
    await expect(wati.getByRole('listitem').filter({ hasText: remark })).toBeVisible();
    await expect(wati.getByLabel(review('next_step'))).toHaveValue('Kirim foto label yang baru.');
    await expect(wati.getByLabel(review('new_remark'))).toHaveValue('');
    await awake(wati);
    await expect(wati.getByRole('button', { name: ui('draft_take') })).toHaveCount(0);
});

test('signing out takes along what the device kept, and the browser had nothing to complain of', async () => {
    await wati.evaluate(() => localStorage.setItem('draft/2/desk-1/0/x', 'x'));
    await wati.goto('/account');
    await wati.locator('form[action="/logout"] button').click();
    await expect(wati).toHaveURL(/\/login/);
    await expect.poll(() => wati.evaluate(() => Object.keys(localStorage))).toEqual([]);
    const offline = /ERR_INTERNET_DISCONNECTED/;
    expect(heard.flat().filter((complaint) => !offline.test(complaint))).toEqual([]);
});
