import { expect, test } from '@playwright/test';
import { addRemark, judge, openDesk } from './journey/judge.js';
import { passQuiz, readLesson } from './journey/learn.js';
import { fillAssignment, openWork, readFeedback, send, upload } from './journey/send.js';
import { course, enter, heard, learning, press, product, remark, review, seen, submissions } from './journey/story.js';
import { pdf } from './support/files.js';
import { look } from './support/look.js';
import { speak } from './support/people.js';

test.use({ actionTimeout: 10_000 });

// One cohort, one story: everything happens in this order and is there afterwards.
test('from the first lesson to an approved design', async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    const siti = await enter(browser, 'siti');
    const wati = await enter(browser, 'wati');

    await test.step('a participant reads a lesson to its end', () => readLesson(siti));
    await test.step('passes the quiz at the second attempt', () => passQuiz(siti));
    await test.step('fills the assignment, slot by slot', () => fillAssignment(siti, browser));
    const first = await test.step('sends it', () => send(siti, 'receipt'));

    await test.step('a mentor asks for a repair', async () => {
        await openDesk(wati, review('first_version'));
        await look(wati, 'desk');
        await press(wati, review('release_now'));
        await expect(wati.getByRole('alert')).toContainText(review('missing_decision'));
        await look(wati, 'desk-refused');
        await addRemark(wati);
        await judge(wati, { level: 2, decision: 'fix' });
        await look(wati, 'desk-judged');
        await wati.getByRole('link', { name: review('open_preview') }).click();
        await look(wati, 'desk-preview');
        await press(wati, review('release_now'));
        await expect(wati.getByText(review('released'))).toBeVisible();
        await look(wati, 'desk-released');
    });

    await test.step('the participant reads it and repairs one file', async () => {
        await readFeedback(siti);
        await press(siti, submissions('send_fixed'));
        await expect(siti.getByText(remark.start)).toBeVisible();
        await expect(siti.getByText(submissions('carried'))).toHaveCount(course.slots.length);
        await look(siti, 'next-version');
        await upload(siti, 'print_file', await pdf(browser, 'keripik-tempe-v2.pdf', product, 'Versi 2'), 'replace_file');
        await expect(siti.getByText(submissions('carried'))).toHaveCount(course.slots.length - 1);
    });
    const second = await test.step('and sends version 2', () => send(siti, 'receipt-2'));
    expect(second).not.toBe(first);

    await test.step('the mentor finds it repaired', async () => {
        await openDesk(wati, review('version', { number: 1 }));
        await press(wati, review('start'));
        await press(wati, review('fixed'));
        await expect(wati.getByRole('button', { name: review('fixed'), exact: true })).toHaveAttribute('aria-pressed', 'true');
        await judge(wati, { level: 4, decision: 'passed' });
        await look(wati, 'desk-2');
        await press(wati, review('release_now'));
        await expect(wati.getByText(review('released'))).toBeVisible();
        await wati.goto('/queue');
        await expect(wati.getByRole('link', { name: product })).toHaveCount(0);
    });

    await test.step('the participant has passed', async () => {
        await openWork(siti);
        await look(siti, 'submission-passed');
        await siti.getByRole('link', { name: submissions('decision_passed'), exact: true }).click();
        await expect(siti.getByRole('heading', { level: 1 })).toHaveText(submissions('decision_passed'));
        await look(siti, 'feedback-passed');
        await siti.goto('/assignments');
        const card = siti.getByRole('article').filter({ hasText: course.assignment.title });
        await expect(card).toContainText(learning('passed'));
        await look(siti, 'assignments-passed');
    });

    await test.step('and every page of it is there in English', async () => {
        for (const [page, addresses] of [[siti, seen(siti)], [wati, seen(wati)]] as const) {
            await speak(page.context(), baseURL!, 'en');
            for (const address of addresses) {
                await page.goto(address);
                await expect(page.locator('html')).toHaveAttribute('lang', 'en');
                await look(page, `en${new URL(address).pathname.replaceAll('/', '-')}`);
            }
        }
    });

    for (const page of [siti, wati]) expect(heard.get(page), 'complaints of the browser').toEqual([]);
});
