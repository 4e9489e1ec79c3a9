import type { TermEntry } from './entry.ts';
import { type TermChapter, termChapters } from './terms.ts';

/** The chapters of docs/glossary.md that are written here, as Markdown without line breaks inside a paragraph. */
export function renderGlossary(): string {
  return termChapters.map(renderChapter).join('\n');
}

function renderChapter({ title, terms }: TermChapter): string {
  return `## ${title}\n\n${Object.values(terms).map(renderTerm).join('\n')}`;
}

function renderTerm({ also = [], name, section, text }: TermEntry): string {
  const heading = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const elsewhere = also.length === 0 ? '' : ` Also heard: ${also.join(', ')}.`;
  return `**${heading}.** ${text}${elsewhere}${section === '' ? '' : ` ${section}`}\n`;
}
