import { expect, test, type Browser, type Page } from '@playwright/test';
import { moduleOf } from './support/course.js';
import { photo } from './support/files.js';
import { enter, pick, tab, tabTo, type, walk } from './support/keyboard.js';
import { password, people, type Person } from './support/people.js';
import { words } from './support/words.js';

const products = words('products');
const review = words('review');
const submissions = words('submissions');
const course = moduleOf('01-usaha-siap');

test.use({ viewport: { width: 1280, height: 800 }, actionTimeout: 10_000 });

async function signedIn(browser: Browser, person: Person) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto('/login');
    await type(page, page.locator('[name="identifier"]'), people[person].identifier);
    await type(page, page.locator('[name="password"]'), password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/today/);
    return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a design is sent and judged by keyboard alone', async ({ browser }, { project }) => {
    test.setTimeout(180_000);
    const product = `Keripik apel ${project.name}`;
    const siti = await signedIn(browser, 'siti');

    await test.step('the link to the content leads there', async () => {
        await tab(siti);
        await siti.keyboard.press('Enter');
        await expect(siti.locator('#main')).toBeFocused();
    });

    await test.step('a product is added', async () => {
        await siti.goto('/products/new');
        await type(siti, siti.getByLabel(products('name'), { exact: true }), product);
        await tabTo(siti, siti.getByRole('checkbox', { name: 'Malaysia' }));
        await siti.keyboard.press('Space');
        await enter(siti, button(siti, products('save')));
        await expect(siti.getByRole('link', { name: product })).toBeVisible();
    });

    await test.step('an assignment is filled and sent', async () => {
        await siti.goto(`/assignments/${course.assignment.key}`);
        await pick(siti, siti.getByRole('group', { name: submissions('which_product') }), siti.getByRole('radio', { name: product }));
        await enter(siti, button(siti, submissions('begin')));
        const slot = (key: string) => siti.locator(`#slot-${key}`);
        for (const key of ['front', 'back']) {
            // What the file dialog does is the browser's; that one gets to it is ours.
            const input = slot(key).locator('input[type="file"]');
            await tabTo(siti, input);
            await input.setInputFiles(await photo(browser, `${key}.jpg`, product, key));
            await enter(siti, slot(key).getByRole('button', { name: submissions('upload') }));
            await expect(slot(key)).toContainText(submissions('received'));
        }
        for (const { key, kind } of course.slots.filter((each) => ['table', 'text'].includes(each.kind))) {
            const boxes = slot(key).getByRole('textbox');
            for (let box = 0; box < (kind === 'table' ? 3 : 1); box += 1) await type(siti, boxes.nth(box), `Isian ${box + 1}`);
            await enter(siti, slot(key).getByRole('button', { name: submissions('save') }));
            await expect(slot(key)).toContainText(submissions('received'));
        }
        await enter(siti, button(siti, submissions('send')));
        await expect(siti.getByRole('heading', { level: 1 })).toHaveText(submissions('sent'));
    });

    await test.step('a mentor judges it', async () => {
        const wati = await signedIn(browser, 'wati');
        await wati.goto('/queue');
        await enter(wati, wati.getByRole('link', { name: `${product}, ${review('first_version')}` }));
        await type(wati, wati.getByLabel(review('strength')), 'Foto depan terang.');
        await type(wati, wati.getByLabel(review('next_step')), 'Pilih satu pasar.');
        for (const title of course.criteria) {
            const criterion = wati.getByRole('radiogroup', { name: title });
            await pick(wati, criterion, criterion.getByRole('radio').nth(3));
        }
        const decision = wati.getByRole('radiogroup', { name: review('decision') });
        await pick(wati, decision, decision.getByRole('radio', { name: review('passed'), exact: true }));
        await enter(wati, button(wati, review('save')));
        await expect(wati).toHaveURL(/#judgement$/);
        await enter(wati, button(wati, review('release_now')));
        await expect(wati.getByText(review('released'))).toBeVisible();
    });

    await test.step('and its owner reads that it has passed', async () => {
        await siti.goto(`/assignments/${course.assignment.key}`);
        // With several products on the assignment, the work is chosen first.
        const work = siti.getByRole('article').getByRole('link', { name: product });
        if (!siti.url().includes('/submissions/')) await enter(siti, work);
        await enter(siti, siti.getByRole('link', { name: submissions('decision_passed'), exact: true }));
        await expect(siti.getByRole('heading', { level: 1 })).toHaveText(submissions('decision_passed'));
    });
});

test('the tab key goes through every page of the journey and out again', async ({ browser, page }) => {
    test.setTimeout(120_000);
    for (const path of ['/', '/login', '/code', '/forgot']) {
        await page.goto(path);
        await walk(page);
    }
    const siti = await signedIn(browser, 'siti');
    for (const path of ['/today', '/learn', '/lessons/1.1', '/quizzes/m5', '/products', '/assignments', '/account']) {
        await siti.goto(path);
        await walk(siti);
    }
    const wati = await signedIn(browser, 'wati');
    await wati.goto('/queue');
    await walk(wati);
});
