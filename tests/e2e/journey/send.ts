import { expect, type Browser, type Page } from '@playwright/test';
import { design, pdf, photo, type File } from '../support/files.js';
import { look } from '../support/look.js';
import { choose, course, press, product, remark, slotTitle, strength, submissions } from './story.js';

const slot = (page: Page, key: string) => page.locator(`#slot-${key}`);

export async function upload(page: Page, key: string, file: File, button: 'upload' | 'replace_file' = 'upload') {
    await slot(page, key).getByLabel(slotTitle(key)).setInputFiles(file);
    await slot(page, key).getByRole('button', { name: submissions(button) }).click();
}

export async function fillAssignment(page: Page, browser: Browser) {
    await page.goto('/assignments');
    await page.getByRole('link', { name: course.assignment.title }).click();
    await look(page, 'assignment');
    await choose(page.getByRole('radio', { name: product }));
    await press(page, submissions('begin'));
    await look(page, 'submission-empty');

    const received = (key: string) => expect(slot(page, key)).toContainText(submissions('received'));
    const digit = '9+15+2+3+0+0+1+0+0+0+0+3 = 33 < 40 & 40 − 33 = 7\nUkuran 100 %, nomor latihan.';
    for (const [key, text] of Object.entries({ check_digit: digit, checklist: 'Delapan langkah sudah.\nVersi 1.0' })) {
        await slot(page, key).getByRole('textbox').fill(text);
        await slot(page, key).getByRole('button', { name: submissions('save') }).click();
        await received(key);
        await expect(slot(page, key).getByRole('textbox')).toHaveValue(text);
    }
    for (const [index, cell] of ['Cetak Jaya, offset', '5.000', '7.500.000'].entries()) {
        await slot(page, 'quotes').getByRole('textbox').nth(index).fill(cell);
    }
    await slot(page, 'quotes').getByRole('button', { name: submissions('save') }).click();
    await received('quotes');

    const print = await pdf(browser, 'keripik-tempe.pdf', product, 'Versi 1');
    await upload(page, 'scan_photo', print);
    await expect(slot(page, 'scan_photo')).toContainText(submissions('not_a_photo'));
    await look(page, 'submission-wrong-kind');
    await upload(page, 'print_file', print);
    await received('print_file');
    await upload(page, 'source_file', design('keripik-tempe.zip'));
    await received('source_file');
    await upload(page, 'mockup_photo', await photo(browser, 'maket.jpg', 'Tempe Renyah Sanan', product));
    await received('mockup_photo');

    await press(page, submissions('send'));
    const missing = submissions('slot_error', { slot: slotTitle('scan_photo'), error: submissions('slot_missing') });
    await page.getByRole('alert').getByRole('link', { name: missing }).click();
    await expect(slot(page, 'scan_photo')).toBeInViewport();
    await expect(slot(page, 'scan_photo')).toContainText(new RegExp(submissions('not_filled'), 'i'));
    for (const { key } of course.slots.filter((each) => each.key !== 'scan_photo')) await received(key);
    await look(page, 'submission-refused');

    await upload(page, 'scan_photo', await photo(browser, 'pindai.jpg', '9 521001 000017', 'terbaca'));
    await received('scan_photo');
    await expect(page.getByText(submissions('ready_to_send'))).toBeVisible();
    await look(page, 'submission-filled');
}

export async function send(page: Page, name: string) {
    await press(page, submissions('send'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(submissions('sent'));
    const number = page.getByText(submissions('receipt_number'), { exact: true }).locator('xpath=following-sibling::p');
    await expect(number).toHaveText(/\d/);
    await look(page, name);
    return number.textContent();
}

export async function openWork(page: Page) {
    await page.goto(`/assignments/${course.assignment.key}`);
    // Whoever has several products chooses the work first.
    const works = page.getByRole('article').getByRole('heading', { level: 3 }).getByRole('link');
    if (!page.url().includes('/submissions/')) await works.first().click();
}

export async function readFeedback(page: Page) {
    await page.goto('/today');
    await look(page, 'today-came-back');
    await openWork(page);
    await look(page, 'submission-came-back');
    await page.getByRole('link', { name: submissions('decision_fix') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(submissions('decision_fix'));
    await expect(page.getByRole('listitem').filter({ hasText: remark.start })).toContainText(submissions('must'));
    await expect(page.getByText(strength.start)).toBeVisible();
    await look(page, 'feedback');
    await page.getByRole('link', { name: submissions('open_sheet') }).click();
    await expect(page.getByText(remark.start)).toBeVisible();
    await look(page, 'sheet');
    await page.goBack();
}
