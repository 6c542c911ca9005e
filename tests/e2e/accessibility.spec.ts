import { expect, test, type Browser } from '@playwright/test';
import { complaints, expectAccessible, expectNoSidewaysScroll } from './support/checks.js';
import { open, stops, type Stop } from './support/pages.js';
import { languages, signIn, speak, themes } from './support/people.js';

type Session = Awaited<ReturnType<typeof signedIn>>;
const sessions = new Map<string, Session>();

// Signing in is slow on purpose: once for each person is enough.
async function signedIn(browser: Browser, person: Stop['person']) {
    if (person === 'visitor') return { cookies: [], origins: [] };
    const page = await browser.newPage();
    await signIn(page, person);
    const session = await page.context().storageState();
    await page.context().close();
    return session;
}

// One file, but many pages: let both workers share them.
test.describe.configure({ mode: 'parallel' });

for (const stop of stops) {
    test(`${stop.person}: ${stop.name}`, async ({ browser, baseURL }) => {
        const session = sessions.get(stop.person) ?? (await signedIn(browser, stop.person));
        sessions.set(stop.person, session);

        for (const language of languages) {
            const context = await browser.newContext({ storageState: session });
            await speak(context, baseURL!, language);
            const page = await context.newPage();
            const found = complaints(page);

            const answer = await open(page, stop);
            expect.soft(answer?.status(), `the answer to ${page.url()}`).toBe(stop.status);
            await expect.soft(page.locator('html')).toHaveAttribute('lang', language);
            await expect.soft(page).toHaveTitle(/\S/);

            for (const theme of themes) {
                await test.step(`${language}, ${theme}`, async () => {
                    await page.emulateMedia({ colorScheme: theme });
                    const what = `${page.url()} (${language}, ${theme})`;
                    await expectNoSidewaysScroll(page, what);
                    await expectAccessible(page, what);
                });
            }
            expect.soft(found, `complaints of the browser on ${page.url()}`).toEqual([]);
            await context.close();
        }
    });
}
