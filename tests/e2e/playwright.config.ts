import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// The workers read this file too, each on its own: what must be the same everywhere is decided once, by the process that
// starts them, and handed down in its environment.
const env = process.env;

function temporaryFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'kemas-e2e-'));
    process.on('exit', (code) => {
        if (code === 0) rmSync(folder, { recursive: true, force: true });
        else console.error(`What the servers said and stored is in ${folder}`);
    });
    return folder;
}

async function freePort() {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    return port;
}

env.KEMAS_E2E_DIR ??= temporaryFolder();
env.KEMAS_E2E_SCRIPT ??= `http://127.0.0.1:${await freePort()}`;
env.KEMAS_E2E_HTML ??= `http://127.0.0.1:${await freePort()}`;

const folder = env.KEMAS_E2E_DIR;
const binary = resolve(import.meta.dirname, '../..', env.KEMAS_BIN ?? join(env.CARGO_TARGET_DIR ?? 'target', 'ci/kemas'));

type Server = Extract<PlaywrightTestConfig['webServer'], { command: string }>;

// A demo of its own for each project: what one does to the cohort, the other does not see.
function demo(project: string, address: string): Server {
    const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
    const words = [binary, 'serve', '--demo', '--data', join(folder, project), '--listen', new URL(address).host];
    if (env.KEMAS_E2E_DATABASE_URL) {
        words.push('--database-url', env.KEMAS_E2E_DATABASE_URL.replace('{project}', project));
    }
    const ours = ['DATABASE_URL', 'KEMAS_DATABASE_URL', 'KEMAS_PUBLIC_URL'].map((name) => `-u ${name}`).join(' ');
    const files = { pid: quoted(join(folder, `${project}.pid`)), log: quoted(join(folder, `${project}.log`)) };
    return {
        name: project,
        command: `echo $$ > ${files.pid}; exec env ${ours} ${words.map(quoted).join(' ')} > ${files.log} 2>&1`,
        url: `${address}/readyz`,
        timeout: 60_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    };
}

export default defineConfig({
    outputDir: 'test-results',
    workers: Number(env.KEMAS_E2E_WORKERS ?? 2),
    forbidOnly: Boolean(env.CI),
    timeout: 60_000,
    expect: { timeout: 10_000 },
    reporter: 'list',
    use: {
        viewport: { width: 360, height: 740 },
        locale: 'id-ID',
        timezoneId: 'Asia/Jakarta',
        screenshot: 'only-on-failure',
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
            executablePath: env.KEMAS_CHROMIUM ?? '/usr/bin/chromium',
            args: [
                '--no-sandbox',
                '--disable-background-networking',
                '--disable-component-update',
                '--disable-sync',
                '--disable-quic',
                '--no-first-run',
            ],
        },
    },
    projects: [
        {
            name: 'script',
            use: { baseURL: env.KEMAS_E2E_SCRIPT },
        },
        {
            name: 'html',
            // Islands are the one thing that is allowed to need JavaScript.
            testIgnore: ['**/*.island.spec.ts', 'accessibility.spec.ts'],
            use: { baseURL: env.KEMAS_E2E_HTML, javaScriptEnabled: false },
        },
    ],
    webServer: [demo('script', env.KEMAS_E2E_SCRIPT), demo('html', env.KEMAS_E2E_HTML)],
});
