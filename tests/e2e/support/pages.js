/**
 * Every page that people see, by who sees it. `accessibility.spec.ts` checks each, `screens.mjs` pictures each: a new page
 * gets its line here.
 *
 * An entry is a path, or a path and what to do from there:
 *   follow   selectors of links, followed one after the other, for addresses that hold a number: the first match counts
 *   status   the answer's code, where it is not 200
 *   name     how the picture is called, where the path does not say it
 *
 * @typedef {{ path: string, follow?: string[], status?: number, name?: string }} Entry
 * @type {Record<import('./people.js').Person | 'visitor', (string | Entry)[]>}
 */
export const pages = {
    visitor: ['/', '/login', '/code', '/forgot', '/style', { path: '/s/no-such-link', status: 404 }, { path: '/u/no-such-link', status: 404 }, { path: '/no-such-page', status: 404 }],
    siti: [
        '/today',
        '/learn',
        '/lessons/1.1',
        '/lessons/1.1?part=2',
        '/lessons/1.2',
        '/lessons/2.2',
        '/lessons/4.2',
        '/lessons/5.3',
        '/lessons/8.2',
        '/quizzes/m1',
        '/products',
        '/products/new',
        { path: '/products', follow: ['.card__title a'], name: 'product' },
        { path: '/products', follow: ['.card__title a', '.permit-door a'], name: 'permits' },
        { path: '/products', follow: ['.card__title a', '.permit-door a', '.permit a'], name: 'permit' },
        '/assignments',
        '/assignments/t1',
        '/assignments/t5',
        '/account',
        { path: '/no-such-page', status: 404 },
    ],
    wati: ['/today', '/queue', '/queue?show=answered', '/queue?show=own-checks', '/on-behalf', { path: '/on-behalf', follow: ['.card__title a'], name: 'photos-on-behalf' }, '/account'],
    agus: [
        '/today',
        '/queue',
        '/cohorts',
        '/cohorts/new',
        ...['', '/help', '/places', '/allocation', '/imports', '/slips', '/trail', '/settings'].map((part) => ({
            path: '/cohorts',
            follow: ['.card__title a', ...(part ? [`.sections a[href$="${part}"]`] : [])],
            name: `cohort${part.replace('/', '-')}`,
        })),
        { path: '/cohorts', follow: ['.card__title a', '.table a[href*="/participants/"]'], name: 'participant' },
        { path: '/cohorts', follow: ['.card__title a', '.table a[href*="/participants/"]', 'a[href$="/number"]'], name: 'number' },
        '/holidays',
        '/requests',
        '/account',
    ],
    officer: ['/today'],
    sponsor: ['/today'],
};

/** @typedef {{ person: import('./people.js').Person | 'visitor', path: string, follow: string[], status: number, name: string }} Stop */

/** The same as a flat list. @type {Stop[]} */
export const stops = Object.entries(pages).flatMap(([person, entries]) =>
    entries.map((entry) => {
        const { path, follow = [], status = 200, name } = typeof entry === 'string' ? { path: entry } : entry;
        const words = [path, ...follow].join(' ').replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '');
        return { person: /** @type {Stop['person']} */ (person), path, follow, status, name: name ?? (words || 'home') };
    }),
);

/**
 * Opens a page of the list and returns the answer to its last step.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Pick<Stop, 'path' | 'follow'>} stop
 */
export async function open(page, { path, follow }) {
    let answer = await page.goto(path);
    for (const selector of follow) {
        const link = page.locator(selector).first();
        const address = await link.getAttribute('href', { timeout: 5_000 });
        if (!address) throw new Error(`${selector} on ${page.url()} leads nowhere`);
        answer = await page.goto(new URL(address, page.url()).href);
    }
    return answer;
}

/**
 * Waits until everything on the page is there to be pictured, also what would only load on scrolling.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function wholePage(page) {
    await page.evaluate(async () => {
        await document.fonts.ready;
        for (const image of document.images) image.loading = 'eager';
        await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    });
}
