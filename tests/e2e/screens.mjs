// Pictures of every page in support/pages.js, for people to look at:
//
//   node tests/e2e/screens.mjs <base-url> <out-dir> [--people siti,wati] [--widths 360,1280] [--themes light,dark]
//                                                   [--languages id,en] [--only part-of-a-path-or-name]
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { open, stops, wholePage } from './support/pages.js';
import { languages, signIn, speak, themes } from './support/people.js';

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        people: { type: 'string' },
        widths: { type: 'string', default: '360,1280' },
        themes: { type: 'string', default: themes.join() },
        languages: { type: 'string', default: languages.join() },
        only: { type: 'string', default: '' },
    },
});
const [baseURL, out] = positionals;
if (!baseURL || !out) {
    console.error('Usage: node tests/e2e/screens.mjs <base-url> <out-dir> [--people …] [--widths …] [--themes …] [--languages …] [--only …]');
    process.exit(2);
}
mkdirSync(out, { recursive: true });

const wanted = stops.filter(
    ({ person, path, name }) =>
        (!values.people || values.people.split(',').includes(person)) && (path.includes(values.only) || name.includes(values.only)),
);

const browser = await chromium.launch({
    executablePath: process.env.KEMAS_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars'],
});

try {
    for (const person of new Set(wanted.map((stop) => stop.person))) {
        const context = await browser.newContext({ baseURL, locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce' });
        const page = await context.newPage();
        if (person !== 'visitor') await signIn(page, person);

        for (const language of values.languages.split(',')) {
            await speak(context, baseURL, /** @type {import('./support/people.js').Language} */ (language));
            for (const stop of wanted.filter((each) => each.person === person)) {
                try {
                    await open(page, stop);
                } catch (error) {
                    console.error(`${person} ${stop.name}: ${error instanceof Error ? error.message : error}`);
                    process.exitCode = 1;
                    continue;
                }
                for (const theme of values.themes.split(',')) {
                    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
                    for (const width of values.widths.split(',').map(Number)) {
                        await page.setViewportSize({ width, height: width < 700 ? 740 : 800 });
                        await wholePage(page);
                        const file = join(out, `${person}-${stop.name}-${width}-${theme}-${language}.png`);
                        await page.screenshot({ path: file, fullPage: true });
                        console.log(file);
                    }
                }
            }
        }
        await context.close();
    }
} finally {
    await browser.close();
}
