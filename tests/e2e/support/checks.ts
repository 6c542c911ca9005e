import { expect, test, type Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG 2.2 AA that a machine can find on the page as it stands. */
export async function expectAccessible(page: Page, what = page.url()) {
    const subject = test.info().project.use.javaScriptEnabled === false ? await twin(page) : page;
    await subject.evaluate(`${axe.source}; undefined`);
    const { violations } = await subject.evaluate<AxeResults, string[]>(
        (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
        criteria,
    );
    if (subject !== page) await subject.context().close();
    const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary?.replaceAll('\n', '\n  ')}`),
    );
    expect.soft(found.join('\n'), `accessibility of ${what}`).toBe('');
}

/** The page is no wider than the screen; names what sticks out where it is. */
export async function expectNoSidewaysScroll(page: Page, what = page.url()) {
    const wide = await page.evaluate(() => {
        const screen = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= screen) return [];
        const out = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > screen + 0.5);
        return ['the page', ...out.map((e) => e.cloneNode() as Element).map((e) => e.outerHTML)].slice(0, 8);
    });
    expect.soft(wide, `wider than the screen: ${what}`).toEqual([]);
}

/** Collects what the browser complains about from here on: console errors, exceptions, anything it could not load. */
export function complaints(page: Page) {
    const found: string[] = [];
    page.on('pageerror', (error) => found.push(`exception: ${error.message}`));
    page.on('console', (message) => {
        // The browser calls every page with a code above 399 an error, the expected ones too; the caller checks the code.
        const isThePage = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
        // What a script asks for in the background has its codes too, and says them to the reader.
        const isAnAnswer = /the server responded with a status of (401|409|422) /.test(message.text());
        if (message.type() === 'error' && !isThePage && !isAnAnswer) found.push(`${message.text()} (${message.location().url})`);
    });
    return found;
}

declare global {
    interface Window {
        axe: typeof axe;
    }
}

// axe waits for timers, which stand still where JavaScript is off: there it is shown the same HTML in a page where it is on,
// with everything that `noscript` held and without the scripts of the page.
async function twin(page: Page) {
    const html = (await page.content()).replace(/<\/?noscript[^>]*>/g, '');
    const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    const context = await page.context().browser()!.newContext({
        javaScriptEnabled: true,
        viewport: page.viewportSize(),
        colorScheme: dark ? 'dark' : 'light',
        storageState: await page.context().storageState(),
    });
    const copy = await context.newPage();
    await copy.route('**/*', (route) => {
        if (route.request().isNavigationRequest()) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
        return route.request().resourceType() === 'script' ? route.abort() : route.continue();
    });
    await copy.goto(page.url());
    return copy;
}
