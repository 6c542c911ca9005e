import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { look } from '../support/look.js';
import { typedInto } from '../support/workbook.js';
import { endang, list, spoiled } from './list.js';
import { choose, cohorts, press } from './story.js';

/** Days from today where the programme is. */
const day = (days: number) => new Date(Date.now() + (days * 24 + 7) * 3_600_000).toISOString().slice(0, 10);

const part = (page: Page, name: string) => page.locator('nav.sections').getByRole('link', { name, exact: true }).click();

async function downloaded(page: Page, name: string) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
    return readFile(await download.path());
}

export async function openCohort(page: Page, name: string) {
    await page.goto('/cohorts');
    await page.getByRole('link', { name: cohorts('open_cohort'), exact: true }).click();
    await page.getByLabel(cohorts('cohort_name'), { exact: true }).fill(name);
    // Begun before the demonstration's own, so that in lists it comes after it.
    await page.getByLabel(cohorts('first_day'), { exact: true }).fill(day(-30));
    await page.getByLabel(cohorts('last_day'), { exact: true }).fill(day(60));
    await page.getByLabel(cohorts('capacity'), { exact: true }).fill('250');
    await press(page, cohorts('open_cohort'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText(cohorts('nobody_title'))).toBeVisible();
    await look(page, 'cohort-empty');
}

export async function bringList(page: Page) {
    await part(page, cohorts('bring_list'));
    const template = await downloaded(page, cohorts('list_template'));
    await page.getByLabel(cohorts('list_file'), { exact: true }).setInputFiles(typedInto(template, 'peserta-malang.xlsx', list));
    await press(page, cohorts('list_check'));

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('peserta-malang.xlsx');
    await expect(page.getByText(cohorts('import_lead'))).toBeVisible();
    await expect(page.getByRole('link', { name: cohorts('count_create', { people: list.length - 1 }) })).toBeVisible();
    const refused = page.getByRole('row').filter({ hasText: spoiled.name });
    await expect(refused).toContainText(cohorts('problem_at', { column: cohorts('column_phone'), problem: cohorts('problem_scientific') }));
    await expect(page.getByText(cohorts('refused_stay_out', { count: 1 }))).toBeVisible();
    await look(page, 'import-dry-run');
    await page.goto(page.url().replace(/\/imports\/.*/, ''));
    await expect(page.getByText(cohorts('nobody_title')), 'nobody is in before it is confirmed').toBeVisible();
    await page.goBack();
}

export async function confirmList(page: Page) {
    await press(page, cohorts('confirm_rows', { count: list.length - 1 }));
    await expect(page.getByRole('heading', { name: cohorts('running_title'), exact: true })).toBeVisible();
    await expect(page.getByRole('progressbar')).toBeVisible();
    // Nobody touches the page: it asks again by itself.
    await expect(page.getByRole('heading', { name: cohorts('import_done_title'), exact: true })).toBeVisible({ timeout: 60_000 });
    await look(page, 'import-done');
}

export async function allocateMentors(page: Page, mentors: { name: string; phone: string }[]) {
    await page.getByRole('link', { name: cohorts('allocate_mentors'), exact: true }).first().click();
    await expect(page.getByText(cohorts('no_mentors_title'))).toBeVisible();
    for (const { name, phone } of mentors) {
        await page.getByLabel(cohorts('mentor_name'), { exact: true }).fill(name);
        await page.getByLabel(cohorts('phone'), { exact: true }).fill(phone);
        await press(page, cohorts('add_mentor'));
        await expect(page.getByRole('rowheader', { name, exact: true })).toBeVisible();
    }
    // The suggestion stands in the form: nothing has to be chosen by hand.
    await press(page, cohorts('save_allocation'));
    await expect(page.getByText(cohorts('changed_people', { count: list.length - 1 }))).toBeVisible();
    await expect(page.getByText(cohorts('all_allocated'))).toBeVisible();
    const loads = await page.getByRole('row').filter({ has: page.getByRole('cell', { name: cohorts('make_code') }) }).allInnerTexts();
    expect(loads, 'both look after some').toHaveLength(mentors.length);
    for (const load of loads) expect(load).toMatch(/\b[1-9]\d*\b/);
}

/** Makes the slips of everybody without a password and reads the code on one of them. */
export async function makeSlips(page: Page) {
    await part(page, cohorts('slips'));
    await choose(page.getByRole('radio', { name: cohorts('slips_newcomers', { people: list.length - 1 }), exact: true }));
    await press(page, cohorts('make_slips'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(cohorts('slips_made', { people: list.length - 1 }));
    const slip = page.locator('.code-slip').filter({ hasText: endang.name });
    await expect(slip).toContainText(endang.business);
    return slip.locator('.code-slip__code').innerText();
}

/** Opens the people behind the figure of those who learn, and compares what is downloaded with what is seen. */
export async function watchProgress(page: Page, cohort: string) {
    await page.goto(cohort);
    await expect(page.getByText(cohorts('shown_people', { count: list.length - 1 }))).toBeVisible();
    await page.locator('figure').filter({ hasText: cohorts('how_far') }).locator('summary').click();
    const learning = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: cohorts('stage_learning'), exact: true }) });
    await expect(learning.getByRole('link')).toHaveText('1');
    await learning.getByRole('link').click();
    await expect(page.getByText(cohorts('shown_people', { count: 1 }))).toBeVisible();
    const table = page.getByRole('region', { name: cohorts('progress'), exact: true });
    await expect(table.getByRole('rowheader')).toHaveText(endang.name);
    await look(page, 'cohort-learning');

    const csv = (await downloaded(page, cohorts('download_csv'))).toString('utf8').replace(/^\ufeff/, '');
    const [head, ...rows] = csv.trimEnd().split('\r\n').map((line) => line.split(';'));
    expect(rows).toHaveLength(1);
    const seen = await table.locator('tbody tr').locator('th, td').allTextContents();
    expect(rows[0], 'the file says what the screen says').toEqual(seen.map((text) => text.replace('%', '')));
    expect(head).toEqual(await table.locator('thead th').allTextContents());
    expect(Number(rows[0]![head!.indexOf('M1')]), 'one lesson of module 1').toBeGreaterThan(0);
    expect(Number(rows[0]![head!.indexOf('M2')])).toBe(0);
}
