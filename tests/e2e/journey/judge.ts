import { expect, type Page } from '@playwright/test';
import { look } from '../support/look.js';
import { choose, course, press, product, remark, review, slotTitle, strength, submissions } from './story.js';

export async function openDesk(page: Page, version: string) {
    await page.goto('/queue');
    await look(page, `queue-${version}`.replaceAll(' ', '-'));
    await page.getByRole('link', { name: `${product}, ${version}` }).click();
    // Small pictures are made beside the page; opening it again is all that a reader can do.
    await expect(async () => {
        await page.reload();
        for (const { title } of course.slots.filter(({ kind }) => ['pdf', 'photo'].includes(kind))) {
            await expect(page.getByAltText(review('sent_alt', { title }))).toBeVisible({ timeout: 100 });
        }
    }).toPass({ timeout: 30_000 });
}

export async function addRemark(page: Page) {
    await page.getByLabel(review('new_remark')).fill(`${remark.start}\n${remark.end}`);
    await choose(page.getByRole('group', { name: review('weight') }).getByRole('radio', { name: review('must'), exact: true }));
    await page.getByLabel(review('about'), { exact: true }).selectOption(submissions('category_barcode'));
    await page.getByLabel(review('where_'), { exact: true }).selectOption(slotTitle('print_file'));
    await press(page, review('add_remark'));
    await expect(page.getByRole('listitem').filter({ hasText: remark.start })).toContainText(review('must'));
}

export async function judge(page: Page, { level, decision }: { level: number; decision: 'fix' | 'passed' }) {
    await page.getByLabel(review('strength')).fill(`${strength.start}\n\n${strength.end}`);
    await page.getByLabel(review('next_step')).fill('Hitung lagi zona tenangnya.');
    for (const title of course.criteria) {
        const criterion = page.getByRole('radiogroup', { name: title });
        await choose(criterion.getByRole('radio').nth(level - 1));
    }
    await choose(page.getByRole('radiogroup', { name: review('decision') }).getByRole('radio', { name: review(decision), exact: true }));
    await press(page, review('save'));
    await expect(page).toHaveURL(/#judgement$/);
    await expect(page.getByLabel(review('strength'))).toHaveValue(`${strength.start}\n\n${strength.end}`);
}
