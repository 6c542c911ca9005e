import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const course = join(import.meta.dirname, '../../../server/content/course');

/** What the Indonesian course says of one module: its quiz with the right answers, and what its assignment asks for. */
export function moduleOf(folder: string) {
    const read = (file: string) => readFileSync(join(course, folder, file), 'utf8');
    const [assignment, ...tables] = read('assignment.toml').split(/^(?=\[\[(?:slot|criterion)\]\]$)/m);
    return {
        key: value(read('module.toml'), 'key'),
        title: indonesian(read('module.toml'), 'title'),
        questions: read('quiz.toml')
            .split('[[question]]')
            .slice(1)
            .map((question) => question.split('[[question.option]]'))
            .map(([question, ...options]) => ({
                text: indonesian(question, 'text'),
                right: indonesian(options.find(isRight), 'text'),
                wrong: indonesian(options.find((option) => !isRight(option)), 'text'),
            })),
        assignment: { key: value(assignment, 'key'), title: indonesian(assignment, 'title') },
        slots: tables.filter((table) => table.startsWith('[[slot]]')).map((table) => ({
            key: value(table, 'key'),
            kind: value(table, 'kind'),
            title: indonesian(table, 'title'),
        })),
        criteria: tables.filter((table) => table.startsWith('[[criterion]]')).map((table) => indonesian(table, 'title')),
    };
}

const isRight = (option: string) => /^right = true$/m.test(option);
const value = (text: string | undefined, name: string) => find(text, new RegExp(`^${name} = ("[^"]+")$`, 'm'));
const indonesian = (text: string | undefined, name: string) => find(text, new RegExp(`^${name} = \\{ id = ("(?:[^"\\\\]|\\\\.)*"),`, 'm'));

function find(text: string | undefined, pattern: RegExp) {
    const found = pattern.exec(text ?? '')?.[1];
    if (!found) throw new Error(`${pattern} is not in the course`);
    return JSON.parse(found) as string;
}
