import { expect, test, type Browser, type Page } from '@playwright/test';
import { type moduleOf } from './course.js';
import { pdf, photo } from './files.js';
import { words } from './words.js';

const products = words('products');
const submissions = words('submissions');

type Slots = ReturnType<typeof moduleOf>['slots'];

export const slot = (page: Page, key: string) => page.locator(`#slot-${key}`);

/** A product of the story's own, so that no other story meets its work. */
export async function addProduct(page: Page, name: string) {
    await page.goto('/products/new');
    await page.getByLabel(products('name')).fill(name);
    await page.locator('[name=category]').selectOption({ index: 1 });
    await page.locator('[name=market]').first().check({ force: true });
    await page.locator('main form [type=submit]').click();
    await expect(page).not.toHaveURL(/\/new$/);
}

/** Begins an assignment for a product and stays on the page of the work. */
export async function begin(page: Page, assignment: string, product: string) {
    await page.goto(`/assignments/${assignment}`);
    await page.getByRole('radio', { name: product }).check({ force: true });
    await page.getByRole('button', { name: submissions('begin'), exact: true }).click();
    await expect(page).toHaveURL(/\/submissions\/\d+/);
}

/** Fills what is empty, slot by slot, each by its own button. */
export async function fill(page: Page, browser: Browser, slots: Slots, product: string) {
    for (const { key, kind } of slots) {
        const here = slot(page, key);
        if (kind === 'design' || (await here.filter({ hasText: submissions('received') }).count())) continue;
        const isFile = kind === 'photo' || kind === 'pdf';
        if (kind === 'photo') await here.locator('input[type=file]').setInputFiles(await photo(browser, `${key}.jpg`, product));
        else if (kind === 'pdf') await here.locator('input[type=file]').setInputFiles(await pdf(browser, `${key}.pdf`, product));
        else await here.getByRole('textbox').first().fill(kind === 'number' ? '12' : 'Isi contoh.');
        await here.getByRole('button', { name: submissions(isFile ? 'upload' : 'save') }).click();
        await expect(here).toContainText(submissions('received'));
        if (test.info().project.use.javaScriptEnabled !== false) {
            await expect(page.locator('.autosave, .send-file').first()).toHaveAttribute('data-ready', '');
        }
    }
}
