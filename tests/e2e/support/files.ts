import { type Browser } from '@playwright/test';

/** A file as a form takes it. */
export interface File {
    name: string;
    mimeType: string;
    buffer: Buffer;
}

/** A real photo: the label with these words on it, as the browser draws it. */
export async function photo(browser: Browser, name: string, ...lines: string[]): Promise<File> {
    const buffer = await drawn(browser, lines, (page) => page.screenshot({ type: 'jpeg', quality: 70 }));
    return { name, mimeType: 'image/jpeg', buffer };
}

/** A real PDF of one page. */
export async function pdf(browser: Browser, name: string, ...lines: string[]): Promise<File> {
    const buffer = await drawn(browser, lines, (page) => page.pdf({ width: '120mm', height: '160mm', printBackground: true }));
    return { name, mimeType: 'application/pdf', buffer };
}

/** What a design program may leave behind: a ZIP, as far as its first bytes tell. */
export function design(name: string): File {
    const buffer = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]);
    return { name, mimeType: 'application/zip', buffer };
}

type Page = Awaited<ReturnType<Browser['newPage']>>;

async function drawn(browser: Browser, lines: string[], take: (page: Page) => Promise<Buffer>) {
    const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, javaScriptEnabled: true });
    await page.setContent(
        `<body style="margin:0;display:grid;place-items:center;height:100vh;background:#d9c7a7;font:48px sans-serif">
         <main style="width:70%;padding:60px 40px;background:#fffaf0;border:6px solid #7a3b12;text-align:center">
         ${lines.map((line) => `<p>${line}</p>`).join('')}</main></body>`,
    );
    const buffer = await take(page);
    await page.context().close();
    return buffer;
}
