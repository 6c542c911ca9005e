// What a phone downloads, compressed as the server sends it, against the budgets. Run after the release front build.
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const site = "target/site";
const compressed = (file) => brotliCompressSync(readFileSync(`${site}/${file}`)).length;
const asIs = (file) => readFileSync(`${site}/${file}`).length;
const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
const fonts = readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".woff2"));

const budgets = [
    { what: "islands (WebAssembly and its JavaScript)", kilobytes: 160, bytes: sum(["pkg/kemas.wasm", "pkg/kemas.js"].map(compressed)) },
    // Of the 60 KB of a lesson's first visit, what is left is for its text and drawings.
    { what: "stylesheet and fonts", kilobytes: 30, bytes: compressed("pkg/kemas.css") + sum(fonts.map(asIs)) },
];

for (const { what, kilobytes, bytes } of budgets) {
    const over = bytes > kilobytes * 1000;
    console.log(`${(bytes / 1000).toFixed(1)} of ${kilobytes} KB  ${what}${over ? "  TOO HEAVY" : ""}`);
    if (over) process.exitCode = 1;
}
