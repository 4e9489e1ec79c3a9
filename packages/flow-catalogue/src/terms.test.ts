import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyTextOnTheWay, everyWireEntry } from '../test/every-text.ts';
import { renderGlossary } from './glossary.ts';
import { termChapters, terms } from './terms.ts';

const root = new URL('../../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const markdown = read('docs/glossary.md');
const [chapters = '', heardElsewhere = ''] = markdown
  .slice(markdown.indexOf('## '))
  .split('## Heard elsewhere, and what is right');

const otherPages = [
  'README.md',
  ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && file !== 'glossary.md')
    .map((file) => `docs/${file}`),
].map(read);

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const spoken = (text: string) => inOneLine(text).replaceAll('-', ' ').toLowerCase();
const paragraphsOf = (text: string) => text.trim().split(/\n\n+/).map(inOneLine);
const namesOf = (text: string) =>
  paragraphsOf(text).flatMap((line) => /^\*\*(.+?)\.\*\*/.exec(line)?.[1] ?? []);

describe('terms', () => {
  it('are in docs/glossary.md, all of them', () => {
    const missing = namesOf(renderGlossary()).filter((name) => !namesOf(chapters).includes(name));
    expect(missing).toEqual([]);
  });

  it('are the only words in docs/glossary.md', () => {
    const unknown = namesOf(chapters).filter((name) => !namesOf(renderGlossary()).includes(name));
    expect(unknown).toEqual([]);
  });

  it('stand in docs/glossary.md word for word, in the same order', () => {
    expect(paragraphsOf(chapters)).toEqual(paragraphsOf(renderGlossary()));
  });

  it('are in one chapter each, under one name each', () => {
    const entries = termChapters.flatMap((chapter) => Object.values(chapter.terms));
    expect(entries).toHaveLength(Object.keys(terms).length);
    expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(entries.length);
  });

  it('do not name themselves as another word', () => {
    const twice = Object.values(terms).filter(({ also = [], name }) => also.includes(name));
    expect(twice).toEqual([]);
  });

  it('are of use: some other text speaks each, or it is one of the further words', () => {
    const further = termChapters.find(({ title }) => title.startsWith('Further'))?.terms ?? {};
    const unused = Object.keys(terms).filter((id) => !(id in further) && !isSpoken(id));
    expect(unused).toEqual([]);
  });
});

function isSpoken(id: string): boolean {
  const { also = [], name } = terms[id] ?? { name: id };
  const otherCards = Object.entries(terms).filter(([other]) => other !== id);
  const texts = [
    heardElsewhere,
    ...otherPages,
    ...everyWireEntry.map(([name]) => `\`${name.split(': ')[1]}\``),
    ...everyTextOnTheWay.map(([, text]) => text),
    ...otherCards.map(([, { text }]) => text),
  ];
  const words = [name, ...also].flatMap((word) => word.split(', ')).map(spoken);
  return texts.some((text) => words.some((word) => spoken(text).includes(word)));
}
