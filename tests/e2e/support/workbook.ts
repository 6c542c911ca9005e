import { inflateRawSync } from 'node:zlib';
import { type File } from './files.js';

const sheet = 'xl/worksheets/sheet1.xml';

/** A workbook of ours with these rows typed in below its heads, every cell text, as Excel leaves it. */
export function typedInto(workbook: Buffer, name: string, rows: string[][]): File {
    const parts = unpacked(workbook);
    const empty = parts.get(sheet)?.toString('utf8');
    if (!empty) throw new Error(`the workbook has no ${sheet}`);
    const cell = (text: string, column: number, line: number) =>
        `<c r="${String.fromCharCode(65 + column)}${line}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    const typed = rows.map((cells, nth) => {
        const line = nth + 2;
        return `<row r="${line}">${cells.map((text, column) => cell(text, column, line)).join('')}</row>`;
    });
    const head = empty.replace(/<row r="(?!1")\d+".*?<\/row>/gs, '');
    const full = head
        .replace(/<dimension ref="A1:([A-Z]+)\d+"\/>/, `<dimension ref="A1:$1${rows.length + 1}"/>`)
        .replace('</sheetData>', `${typed.join('')}</sheetData>`);
    parts.set(sheet, Buffer.from(full));
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name, mimeType, buffer: packed(parts) };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// A workbook is a ZIP: what follows reads and writes as much of that format as one needs.

function unpacked(zip: Buffer) {
    const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    const parts = new Map<string, Buffer>();
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
        const [nameSize, extraSize, noteSize] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [number, number, number];
        const name = zip.toString('utf8', at + 46, at + 46 + nameSize);
        const own = zip.readUInt32LE(at + 42);
        const start = own + 30 + zip.readUInt16LE(own + 26) + zip.readUInt16LE(own + 28);
        const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
        parts.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
        at += 46 + nameSize + extraSize + noteSize;
    }
    return parts;
}

function packed(parts: Map<string, Buffer>) {
    const files: Buffer[] = [];
    const list: Buffer[] = [];
    let at = 0;
    for (const [path, bytes] of parts) {
        const name = Buffer.from(path);
        // Version, flags, stored as it is, the first day there is, checksum, twice the size, the name's size.
        const facts = Buffer.alloc(26);
        facts.writeUInt16LE(20, 0);
        facts.writeUInt16LE(0x21, 8);
        facts.writeUInt32LE(checksum(bytes), 10);
        facts.writeUInt32LE(bytes.length, 14);
        facts.writeUInt32LE(bytes.length, 18);
        facts.writeUInt16LE(name.length, 22);
        const file = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, name, bytes]);
        const place = Buffer.alloc(14);
        place.writeUInt32LE(at, 10);
        list.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, name);
        files.push(file);
        at += file.length;
    }
    const directory = Buffer.concat(list);
    const end = Buffer.alloc(22);
    end.write('PK\u0005\u0006', 'latin1');
    end.writeUInt16LE(parts.size, 8);
    end.writeUInt16LE(parts.size, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...files, directory, end]);
}

/** CRC-32, which newer versions of Node bring along. */
function checksum(bytes: Buffer) {
    let sum = 0xffffffff;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    return (sum ^ 0xffffffff) >>> 0;
}
