// A new person, one who is there already, and two rows that cannot be read.
const list = [
    'Nama\tNomor HP\tNama usaha\tKabupaten/Kota\tNama produk\tNIB',
    'Endang Susilowati\t0857 3100 0999\tDapur Bu Endang\tKota Malang\tSambal pecel 200 g\t',
    'Siti\t0812 0000 0001\tTempe Renyah Sanan\tKota Malang\tKeripik tempe\t',
    'Pak Slamet\t6,28E+12\tTahu Slamet\tMalang\tTahu kuning\t123',
    '\t0857 3100 0998\tKerupuk Bu Yati\tKabupaten Gresik\tKerupuk ikan\t',
].join('\n');

/**
 * Every page that people see, by who sees it. `accessibility.spec.ts` checks each, `screens.mjs` pictures each: a new page
 * gets its line here.
 *
 * An entry is a path, or a path and what to do from there:
 *   follow   selectors of links, followed one after the other, for addresses that hold a number: the first match counts
 *   fill     what to type there, by the selector of the field; `true` chooses it
 *   press    the button that leads on from there
 *   status   the answer's code, where it is not 200
 *   name     how the picture is called, where the path does not say it
 *
 * @typedef {{ path: string, follow?: string[], fill?: Record<string, string | true>, press?: string, status?: number, name?: string }} Entry
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
    wati: ['/today', { path: '/today', follow: ['.card__title a[href$="/help"]'], name: 'help-own' }, '/queue', '/queue?show=answered', '/queue?show=own-checks', '/on-behalf', { path: '/on-behalf', follow: ['.card__title a'], name: 'photos-on-behalf' }, '/account'],
    agus: [
        '/today',
        '/queue',
        '/on-behalf',
        '/cohorts',
        '/cohorts/new',
        ...['', '/help', '/places', '/allocation', '/imports', '/slips', '/trail', '/settings'].map((part) => ({
            path: '/cohorts',
            follow: ['.card__title a', ...(part ? [`.sections a[href$="${part}"]`] : [])],
            name: `cohort${part.replace('/', '-')}`,
        })),
        { path: '/cohorts', follow: ['.card__title a', '.table a[href*="/participants/"]'], name: 'participant' },
        { path: '/cohorts', follow: ['.card__title a', '.table a[href*="/participants/"]', 'a[href$="/number"]'], name: 'number' },
        { path: '/cohorts', follow: ['.card__title a', '.table a[href*="/participants/"]'], press: 'form[action$="/code"] button', name: 'code-made' },
        { path: '/cohorts', follow: ['.card__title a', '.sections a[href$="/slips"]'], fill: { '#for-everybody': true }, press: 'main form button', name: 'slips-made' },
        { path: '/cohorts', follow: ['.card__title a', '.sections a[href$="/imports"]'], fill: { '#pasted': list }, press: 'main form button', name: 'import-dry-run' },
        '/holidays',
        '/requests',
        '/account',
    ],
    officer: ['/today'],
    sponsor: ['/today'],
};

/** @typedef {{ person: import('./people.js').Person | 'visitor', path: string, follow: string[], fill: Record<string, string | true>, press?: string, status: number, name: string }} Stop */

/** The same as a flat list. @type {Stop[]} */
export const stops = Object.entries(pages).flatMap(([person, entries]) =>
    entries.map((entry) => {
        const { path, follow = [], fill = {}, press, status = 200, name } = typeof entry === 'string' ? { path: entry } : entry;
        const words = [path, ...follow].join(' ').replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '');
        return { person: /** @type {Stop['person']} */ (person), path, follow, fill, press, status, name: name ?? (words || 'home') };
    }),
);

/**
 * Opens a page of the list and returns the answer to its last step.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Stop} stop
 */
export async function open(page, { path, follow, fill, press }) {
    let answer = await page.goto(path);
    for (const selector of follow) {
        const link = page.locator(selector).first();
        const address = await link.getAttribute('href', { timeout: 5_000 });
        if (!address) throw new Error(`${selector} on ${page.url()} leads nowhere`);
        answer = await page.goto(new URL(address, page.url()).href);
    }
    for (const [field, text] of Object.entries(fill)) {
        // The card around a choice takes the click.
        if (text === true) await page.locator(field).check({ force: true });
        else await page.locator(field).fill(text);
    }
    if (press) {
        const arrived = page.waitForResponse((each) => each.request().isNavigationRequest() && (each.status() < 300 || each.status() > 399));
        await page.locator(press).first().click();
        answer = await arrived;
        await page.waitForLoadState();
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
