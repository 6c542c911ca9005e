const firstNames = ['Ani', 'Budi', 'Citra', 'Dedi', 'Eko', 'Fitri', 'Gunawan', 'Hartini', 'Indah', 'Joko'];
const lastNames = ['Santoso', 'Wulandari', 'Prasetya', 'Hidayah', 'Saputra', 'Lestari', 'Nugraha', 'Kartika', 'Firmansyah', 'Utami'];
const regencies = ['Kabupaten Sidoarjo', 'Kota Malang', 'Kabupaten Gresik'];
const products = ['Keripik tempe 100 g', 'Sambal pecel 200 g', 'Kerupuk ikan 150 g'];

/** The one whose story is told on. */
export const endang = { name: 'Endang Susilowati', phone: '0857 3100 0999', business: 'Dapur Bu Endang' };

/** A number that Excel has spoiled. */
export const spoiled = { name: 'Pak Slamet', phone: '6,28E+12', business: 'Tahu Slamet' };

const nth = <T>(list: readonly T[], at: number) => list[at % list.length]!;

function owner(at: number) {
    const name = `${nth(firstNames, at)} ${nth(lastNames, Math.floor(at / firstNames.length))} ${String.fromCharCode(65 + Math.floor(at / 100))}.`;
    return [name, `0857 3100 ${String(at).padStart(4, '0')}`, `Usaha ${name}`, nth(regencies, at), nth(products, at), ''];
}

/** A list as an office keeps it, long enough to be let in step by step: its columns are those of the template. */
export const list = [
    [endang.name, endang.phone, endang.business, 'Kota Malang', 'Sambal pecel 200 g', '9120304056789'],
    [spoiled.name, spoiled.phone, spoiled.business, 'Kabupaten Gresik', 'Tahu kuning', ''],
    ...Array.from({ length: 218 }, (_, at) => owner(at)),
];
