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

/** What a good phone takes: 12 megapixels, some 6 MB or more. */
export async function heavyPhoto(browser: Browser, name: string): Promise<File> {
    const page = await browser.newPage();
    const base64 = await page.evaluate(async () => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [4000, 3000];
        const pen = canvas.getContext('2d')!;
        const grain = pen.createImageData(4000, 3000);
        for (let at = 0; at < grain.data.length; at += 4) {
            const light = 150 + ((at >> 12) % 60) + (Math.random() - 0.5) * 70;
            grain.data.set([light, light * 0.9, light * 0.7, 255], at);
        }
        pen.putImageData(grain, 0, 0);
        pen.font = '200px sans-serif';
        pen.fillText('EMPING JAGUNG', 900, 1500);
        return canvas.toDataURL('image/jpeg', 0.92).split(',')[1]!;
    });
    await page.context().close();
    return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}
