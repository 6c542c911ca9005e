import { expect, test } from '@playwright/test';
import { readLesson } from './journey/learn.js';
import { endang } from './journey/list.js';
import { allocateMentors, bringList, confirmList, makeSlips, openCohort, watchProgress } from './journey/office.js';
import { arrive, cohorts, enter, heard, identity, press } from './journey/story.js';
import { look } from './support/look.js';

test.use({ actionTimeout: 10_000 });

const mentors = [
    { name: 'Laksmi Pertiwi', phone: '0813 3200 0001' },
    { name: 'Bagas Wicaksono', phone: '0813 3200 0002' },
];

// One cohort, one story: everything happens in this order and is there afterwards.
test('from a spreadsheet to somebody who learns', async ({ browser }) => {
    test.setTimeout(300_000);
    const agus = await enter(browser, 'agus');

    await test.step('an administrator opens a cohort', () => openCohort(agus, 'Angkatan 2 – Malang Raya'));
    const cohort = agus.url();
    await test.step('brings a list and sees the bad row before anything happens', () => bringList(agus));
    await test.step('lets it in and watches until it is in', () => confirmList(agus));
    await test.step('allocates mentors', () => allocateMentors(agus, mentors));
    const code = await test.step('makes the slips', () => makeSlips(agus));

    const page = await arrive(browser);
    await test.step('one of them enters by the code on the slip', async () => {
        await page.goto('/code');
        await page.getByLabel(identity('code'), { exact: true }).fill(code.toLowerCase());
        await press(page, identity('sign_in'));
        await expect(page).toHaveURL('/account');
        await page.goto('/today');
        await expect(page.getByRole('main')).toContainText(endang.business);
        await expect(page.getByRole('main')).toContainText(new RegExp(mentors.map(({ name }) => name).join('|')));
        await look(page, 'endang-today');
    });
    await test.step('and reads a lesson to its end', () => readLesson(page));
    await test.step('which lets nobody in a second time', async () => {
        const stranger = await arrive(browser);
        await stranger.goto('/code');
        await stranger.getByLabel(identity('code'), { exact: true }).fill(code);
        await press(stranger, identity('sign_in'));
        await expect(stranger.locator('#code')).toHaveAttribute('aria-invalid', 'true');
    });

    await test.step('the administrator sees it, on the screen and in the file', () => watchProgress(agus, cohort));

    await test.step('and makes a code for her when she has forgotten', async () => {
        await agus.getByRole('link', { name: endang.name, exact: true }).click();
        await press(agus, cohorts('make_code'));
        await expect(agus.getByRole('heading', { level: 1 })).toHaveText(cohorts('code_title', { name: endang.name }));
        await expect(agus.locator('.code-slip__code')).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
        await look(agus, 'code-made');
    });

    for (const each of [agus, page]) expect(heard.get(each), 'complaints of the browser').toEqual([]);
});
