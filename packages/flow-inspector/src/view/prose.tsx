import { terms } from '@ecosystem/flow-catalogue/terms';
import { partsOf } from '@ecosystem/flow-catalogue/text';
import type { ReactNode } from 'react';

/** Words with a card of their own, the longest first: an access token is more than a token. */
const cards = Object.entries(terms)
  .map(([id, { name }]) => ({ id, name: name.toLowerCase() }))
  .filter(({ name }) => name.length > 3)
  .toSorted((one, other) => other.name.length - one.name.length);
const ids = new Map(cards.map(({ id, name }) => [name, id]));
const pattern = new RegExp(`\\b(${cards.map(({ name }) => escapeRegExp(name)).join('|')})\\b`, 'gi');

export interface ProseProps {
  readonly text: string;
  /** Inside of a link no word can lead anywhere else. */
  readonly isInLink?: boolean;
}

/** Text of the catalogue: what stands between backticks was really sent; words with a card lead to it, once each. */
export function Prose({ text, isInLink = false }: ProseProps) {
  const seen = new Set<string>();
  return partsOf(text).map(({ isWire, text: part }, index) => {
    if (isWire) return <code key={index}>{part}</code>;
    return isInLink ? part : linkTerms(part, seen);
  });
}

function linkTerms(text: string, seen: Set<string>): ReactNode[] {
  return text.split(pattern).map((piece, index) => {
    const id = index % 2 === 1 ? ids.get(piece.toLowerCase()) : undefined;
    if (id === undefined || seen.has(id)) return piece;
    seen.add(id);
    return (
      <a key={`${id} ${index}`} className="term-link" href={`/inspector/glossary#${id}`}>
        {piece}
      </a>
    );
  });
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
