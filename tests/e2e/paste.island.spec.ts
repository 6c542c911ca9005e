import { expect, test, type Browser, type Page } from '@playwright/test';
import { complaints } from './support/checks.js';
import { moduleOf } from './support/course.js';
import { photo, type File } from './support/files.js';
import { look } from './support/look.js';
import { signIn } from './support/people.js';
import { addProduct, begin, fill } from './support/work.js';
import { words } from './support/words.js';

const submissions = words('submissions');

const product = 'Sambal pecel 200 g';
const name = 'Siti Aminah';
const { assignment, slots } = moduleOf('01-usaha-siap');

test.use({ actionTimeout: 10_000 });

const press = (page: Page, what: string) => page.getByRole('button', { name: what, exact: true }).click();
const gathered = (page: Page) => page.locator('.bring__file');

/** Photos as they come out of a chat: copied, and pasted with the keyboard or dropped on the page. */
async function hand(page: Page, how: 'paste' | 'dragenter' | 'drop', files: File[]) {
    const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
    await page.evaluate(
        ([how, sent]) => {
            const data = new DataTransfer();
            for (const { name, mimeType, base64 } of sent) {
                const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
                data.items.add(new File([bytes], name, { type: mimeType }));
            }
            const common = { bubbles: true, cancelable: true };
            const event =
                how === 'paste' ? new ClipboardEvent('paste', { ...common, clipboardData: data }) : new DragEvent(how, { ...common, dataTransfer: data });
            document.querySelector('h1')!.dispatchEvent(event);
        },
        [how, sent] as const,
    );
}

/** The page of the participant's photos, for the product of this story. */
async function open(page: Page) {
    await page.goto('/on-behalf');
    await page.getByRole('link', { name }).click();
    await expect(page.locator('.bring__gathered')).toHaveAttribute('data-ready', '');
}

async function prepared(browser: Browser) {
    const siti = await (await browser.newContext()).newPage();
    await signIn(siti, 'siti');
    await addProduct(siti, product);
    await begin(siti, assignment.key, product);
    await fill(siti, browser, slots.filter(({ kind }) => kind !== 'photo'), product);
    return siti;
}

test('three pasted photos are sent on a participant’s behalf in six actions at most', async ({ browser }) => {
    test.setTimeout(120_000);
    const siti = await prepared(browser);
    const wati = await (await browser.newContext()).newPage();
    const heard = complaints(wati);
    await signIn(wati, 'wati');
    await open(wati);
    await expect(wati.getByText(submissions('bring_paste'))).toBeVisible();
    await look(wati, 'paste-empty');
    const photos = await Promise.all(['depan', 'belakang', 'kiri'].map((side) => photo(browser, 'image.jpg', product, side)));

    const actions: string[] = [];
    const act = async (what: string, deed: Promise<unknown>) => {
        actions.push(what);
        await deed;
    };
    const target = wati.getByLabel(submissions('for_what'));
    const wanted = submissions('assignment_for_product', { assignment: assignment.title, product });
    await act('choose the work', target.selectOption({ label: wanted }));
    await act('open it', press(wati, submissions('choose')));
    await expect(wati.locator('.bring__gathered')).toHaveAttribute('data-ready', '');
    await act('paste', hand(wati, 'paste', photos));
    await expect(gathered(wati)).toHaveCount(3);
    await expect(wati.getByRole('status').getByText(submissions('bring_ready', { count: 3 }))).toBeVisible();
    await expect(gathered(wati).first()).toContainText(submissions('pasted_name', { number: 1 }));
    await look(wati, 'paste-gathered');
    await act('take in', press(wati, submissions('take_in')));
    await expect(wati.locator('.brought__file')).toHaveCount(3);
    const places = wati.locator('.brought__file select');
    for (const [at, key] of ['front', 'back', 'left'].entries()) await expect(places.nth(at)).toHaveValue(key);
    await look(wati, 'paste-brought');
    await act('agreed by telephone', wati.getByRole('radio', { name: submissions('agreed_by_phone', { name }) }).check({ force: true }));
    await act('send', press(wati, submissions('save')));
    await expect(wati.getByText(submissions('sent_for', { name, number: '' }).split('.')[0]!)).toBeVisible();
    expect(actions.length, actions.join(', ')).toBeLessThanOrEqual(6);

    await siti.reload();
    await expect(siti.getByText(submissions('sent_on_behalf', { name: 'Wati Kusumawardani' }))).toBeVisible();
    expect(heard).toEqual([]);
});

test('photos come one after the other, pasted, dropped and picked, and can be left out again', async ({ browser }) => {
    const wati = await (await browser.newContext()).newPage();
    await signIn(wati, 'wati');
    await open(wati);
    const picture = (side: string) => photo(browser, 'image.jpg', product, side);
    const [front, back] = [await picture('depan'), await picture('belakang')];
    const dropped = { ...back, name: 'IMG-0007.jpg' };

    await hand(wati, 'paste', [front]);
    await hand(wati, 'dragenter', [dropped]);
    await expect(wati.locator('.bring')).toHaveClass(/bring--over/);
    await look(wati, 'paste-over');
    await hand(wati, 'drop', [dropped]);
    await expect(wati.locator('.bring')).not.toHaveClass(/bring--over/);
    await wati.locator('#files').setInputFiles({ ...front, name: 'IMG-0008.jpg' });
    await expect(gathered(wati)).toHaveCount(3);
    await press(wati, submissions('take_out_file', { name: 'IMG-0008.jpg' }));
    await expect(gathered(wati)).toHaveCount(2);

    // Text is pasted where it always is.
    await wati.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'halo');
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        if (!document.body.dispatchEvent(event)) throw new Error('text is swallowed');
    });

    // A session that ends leaves them where they are.
    const cookies = (await wati.context().cookies()).filter((cookie) => cookie.name === 'kemas');
    await wati.context().clearCookies({ name: 'kemas' });
    await press(wati, submissions('take_in'));
    await expect(wati.getByText(submissions('bring_signed_out'))).toBeVisible();
    await expect(gathered(wati)).toHaveCount(2);
    await look(wati, 'paste-signed-out');
    await wati.context().addCookies(cookies);
    await press(wati, submissions('take_in'));
    const brought = wati.locator('.brought__file');
    await expect(brought.filter({ hasText: 'IMG-0007.jpg' })).toHaveCount(1);
    await expect(brought.filter({ hasText: 'IMG-0008.jpg' })).toHaveCount(0);
    await expect(gathered(wati)).toHaveCount(0);
});
