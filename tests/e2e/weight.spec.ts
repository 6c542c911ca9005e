import { expect, test } from '@playwright/test';
import { wholePage } from './support/pages.js';
import { signIn } from './support/people.js';

// What prepaid data pays for, as it comes over the wire: headers and bodies, compressed, whatever the page asks for.
const FIRST_VISIT = 60_000;
const NEXT_VISIT = 15_000;

test('every lesson is light, the first time and after', async ({ browser, page }, { project }) => {
    test.skip(project.name === 'html', 'the same bytes');
    test.setTimeout(120_000);
    await signIn(page, 'siti');
    await page.goto('/learn');
    const lessons = await page.locator('a[href^="/lessons/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(lessons.length).toBeGreaterThan(10);
    const session = await page.context().storageState();

    for (const lesson of lessons) {
        const context = await browser.newContext({ storageState: session });
        const reader = await context.newPage();
        const wire = await context.newCDPSession(reader);
        let bytes = 0;
        await wire.send('Network.enable');
        wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
        const weigh = async () => {
            bytes = 0;
            await reader.goto(lesson);
            await wholePage(reader);
            return bytes;
        };
        const [first, next] = [await weigh(), await weigh()];
        expect.soft(first, `first visit to ${lesson}, bytes`).toBeLessThanOrEqual(FIRST_VISIT);
        expect.soft(next, `next visit to ${lesson}, bytes`).toBeLessThanOrEqual(NEXT_VISIT);
        expect.soft(next, `${lesson} was counted`).toBeGreaterThan(1_000);
        await context.close();
    }
});
