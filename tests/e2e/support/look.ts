import { test, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible, expectNoSidewaysScroll } from './checks.js';
import { wholePage } from './pages.js';
import { themes } from './people.js';

const pictures = process.env.KEMAS_E2E_PICTURES;

/**
 * The page as it stands is accessible and no wider than the screen, by day and by night (by day alone where JavaScript is
 * off: the night is a matter of the stylesheet, and checking costs a second page there). With KEMAS_E2E_PICTURES naming a
 * folder, pictures of it are left there as well, for people to look at.
 */
export async function look(page: Page, name: string) {
    await page.waitForLoadState();
    const hasScript = test.info().project.use.javaScriptEnabled !== false;
    for (const theme of hasScript ? themes : (['light'] as const)) {
        await page.emulateMedia({ colorScheme: theme });
        const what = `${name}, ${page.url()} (${theme})`;
        await expectNoSidewaysScroll(page, what);
        await expectAccessible(page, what);
        if (pictures) await picture(page, join(pictures, name), theme);
    }
}

async function picture(page: Page, path: string, theme: string) {
    const before = page.viewportSize()!;
    mkdirSync(pictures!, { recursive: true });
    for (const width of [before.width, 1280]) {
        await page.setViewportSize({ width, height: before.height });
        await wholePage(page);
        await page.screenshot({ path: `${path}-${width}-${theme}.png`, fullPage: true });
    }
    await page.setViewportSize(before);
}
