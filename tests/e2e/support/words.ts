import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language } from './people.js';

const folder = join(import.meta.dirname, '../../../app/locales');

/**
 * The words of one feature as its pages say them: `words('learning')('part_of', { part: 1, total: 3 })`. Read from the
 * translation files, so a reworded page stays found and a dropped key fails.
 */
export function words(feature: string, language: Language = 'id') {
    const texts = JSON.parse(readFileSync(join(folder, language, `${feature}.json`), 'utf8')) as Record<string, string>;
    return (key: string, values: Record<string, string | number> = {}) => {
        const text = texts[key];
        if (text === undefined) throw new Error(`${feature} says nothing under ${key}`);
        return text.replace(/\{(\w+)\}/g, (_, name: string) => {
            if (values[name] === undefined) throw new Error(`${feature}.${key} wants ${name}`);
            return String(values[name]);
        });
    };
}
