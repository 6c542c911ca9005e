import { expect, type Page } from '@playwright/test';
import { look } from '../support/look.js';
import { choose, course, learning, press } from './story.js';

export async function readLesson(page: Page) {
    await page.goto('/learn');
    await page.getByRole('link', { name: /^1\.1 / }).click();
    const next = page.getByRole('button', { name: learning('next'), exact: true });
    await look(page, 'lesson-1');
    for (let part = 2; await next.isVisible(); part += 1) {
        await next.click();
        await expect(page.getByText(learning('part_of', { part, total: '' }).trim())).toBeVisible();
        await look(page, `lesson-${part}`);
    }
    await press(page, learning('understood'));
    await expect(page).toHaveURL('/today');
    await page.goto('/learn');
    const step = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /^1\.1 / }) });
    await expect(step).toContainText(learning('done'));
    await look(page, 'learn');
}

export async function passQuiz(page: Page) {
    await page.getByRole('link', { name: learning('quiz_of', { title: course.title }) }).click();
    await look(page, 'quiz');
    await press(page, learning('begin'));
    await press(page, learning('save_and_go_on'));
    await expect(page.getByText(learning('choose_one'))).toBeVisible();
    await look(page, 'quiz-refused');
    await answer(page, 'wrong');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(learning('quiz_not_passed'));
    await look(page, 'quiz-failed');
    await press(page, learning('try_again'));
    await answer(page, 'right');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(learning('quiz_passed'));
    await look(page, 'quiz-passed');
}

async function answer(page: Page, which: 'right' | 'wrong') {
    for (const [index, question] of course.questions.entries()) {
        const number = learning('question_of', { number: index + 1, total: course.questions.length });
        await expect(page.getByText(number)).toBeVisible();
        const group = page.getByRole('group', { name: question.text });
        await choose(group.getByRole('radio', { name: question[which], exact: true }));
        if (index === 0) await look(page, 'quiz-question');
        await press(page, learning('save_and_go_on'));
    }
    await look(page, 'quiz-answered');
    await press(page, learning('see_result'));
}
