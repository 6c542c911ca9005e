import { expect } from '@playwright/test';

/** Everybody the demo knows, and what they are there. */
export const people = {
    siti: { identifier: '+6281200000001', role: 'participant' },
    wati: { identifier: '+6281200000002', role: 'mentor' },
    agus: { identifier: '+6281200000003', role: 'administrator' },
    officer: { identifier: '+6281200000004', role: 'desk officer' },
    sponsor: { identifier: '+6281200000005', role: 'sponsor' },
};

export const password = 'kemasan-demo-2026';

/** @typedef {keyof typeof people} Person */

export const languages = /** @type {const} */ (['id', 'en']);
export const themes = /** @type {const} */ (['light', 'dark']);

/** @typedef {typeof languages[number]} Language */

/**
 * Signs in as a person does: by the form, so it works without JavaScript too.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Person} person
 */
export async function signIn(page, person) {
    await page.goto('/login');
    const form = page.locator('form', { has: page.locator('[name="identifier"]') });
    await form.locator('[name="identifier"]').fill(people[person].identifier);
    await form.locator('[name="password"]').fill(password);
    await form.locator('[type="submit"], button:not([type])').first().click();
    await expect(page, `${person} is signed in`).not.toHaveURL(/\/login/);
}

/**
 * The language of the pages to come, as the language switch sets it.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} url any address of the server
 * @param {Language} language
 */
export async function speak(context, url, language) {
    await context.addCookies([{ name: 'language', value: language, url: new URL(url).origin }]);
}
