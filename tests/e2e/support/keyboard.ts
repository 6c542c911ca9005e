import { expect, type Locator, type Page } from '@playwright/test';

/** What has the focus: how to name it to a person, whether it is seen, and whether one sees that it has the focus. */
async function focused(page: Page) {
    return page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        // A card's ring is what its link lays over it; a choice's is the frame of its label.
        const frame = element.parentElement?.querySelector('.choice__label');
        const rings = [style, getComputedStyle(element, '::after'), ...(frame ? [getComputedStyle(frame, '::before')] : [])];
        const label = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
        return {
            name: `${element.tagName.toLowerCase()} ${element.id || element.getAttribute('name') || label}`,
            isSeen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight,
            hasRing: rings.some((ring) => ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2),
        };
    });
}

/** One press of the tab key; where it lands is seen, and seen to have the focus. */
export async function tab(page: Page) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at) expect.soft({ ...at }, `the focus on ${page.url()}`).toEqual({ ...at, isSeen: true, hasRing: true });
    return at;
}

/** Tabs on until something has the focus. */
export async function tabTo(page: Page, target: Locator) {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 200; presses += 1) {
        if (await isThere()) return;
        await tab(page);
    }
    throw new Error(`no way to ${target} by keyboard on ${page.url()}`);
}

/** Tabs to a button or link and presses Enter. */
export async function enter(page: Page, target: Locator) {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
}

/** Tabs to a field and types. */
export async function type(page: Page, target: Locator, text: string) {
    await tabTo(page, target);
    await page.keyboard.type(text);
}

/** Tabs to a group of radio buttons and moves to the wanted one with the arrow keys. */
export async function pick(page: Page, group: Locator, wanted: Locator) {
    const radios = group.getByRole('radio');
    const checked = group.locator('input:checked');
    await tabTo(page, (await checked.count()) > 0 ? checked : radios.first());
    await page.keyboard.press('Space');
    for (let presses = 0; presses < (await radios.count()) && !(await wanted.isChecked()); presses += 1) {
        await page.keyboard.press('ArrowDown');
    }
    await expect(wanted).toBeChecked();
}

/**
 * Through the whole page and out of it: the link to the content comes first, every stop is seen, none comes twice (a trap
 * would), nothing is put out of its order.
 */
export async function walk(page: Page) {
    expect.soft(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count(), 'an order of its own').toBe(0);
    const stops: string[] = [];
    for (let at = await tab(page); at; at = await tab(page)) {
        if (stops.length === 0) expect.soft(at.name, `the first stop on ${page.url()}`).toMatch(/^a Langsung ke isi/);
        stops.push(at.name);
        if (stops.length > 300) throw new Error(`no way out of ${page.url()}: … ${stops.slice(-4).join(', ')}`);
    }
    expect.soft(stops.length, `stops on ${page.url()}`).toBeGreaterThan(3);
}
