import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { complaints } from '../support/checks.js';
import { moduleOf } from '../support/course.js';
import { look } from '../support/look.js';
import { signIn, type Person } from '../support/people.js';
import { words } from '../support/words.js';

export const cohorts = words('cohorts');
export const identity = words('identity');
export const learning = words('learning');
export const review = words('review');
export const submissions = words('submissions');

export const course = moduleOf('08-siap-cetak');
export const product = 'Keripik tempe 100 g';
export const remark = { start: 'Zona tenang kiri hanya 1 mm.', end: 'Beri 3,63 mm di kiri & 2,31 mm di kanan.' };
export const strength = { start: 'Teks hitam satu tinta.', end: 'Keterangan terbaca dari jarak satu lengan.' };

export function slotTitle(key: string) {
    const found = course.slots.find((slot) => slot.key === key);
    if (!found) throw new Error(`the assignment has no slot ${key}`);
    return found.title;
}

export const heard = new Map<Page, string[]>();
const visited = new Map<Page, Set<string>>();

// The pages that only this story can show: those of the work itself.
export const seen = (page: Page) => [...(visited.get(page) ?? [])].filter((address) => /\/(submissions|versions|desk)\/\d+(\/\w+)?$/.test(address));

/** Somebody with a device of their own, who is not signed in. */
export async function arrive(browser: Browser) {
    const page = await (await browser.newContext()).newPage();
    heard.set(page, complaints(page));
    visited.set(page, new Set());
    page.on('response', (response) => {
        const isPage = response.request().isNavigationRequest() && response.request().method() === 'GET' && response.ok();
        if (isPage) visited.get(page)?.add(response.url());
    });
    return page;
}

export async function enter(browser: Browser, person: Person) {
    const page = await arrive(browser);
    await page.goto('/login');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(identity('sign_in'));
    await signIn(page, person);
    await look(page, `${person}-today`);
    return page;
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

// A choice is a card: its label lies over the whole of it and takes the click, as it does for people.
export const choose = (choice: Locator) => choice.check({ force: true });
