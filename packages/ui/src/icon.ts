import type { PartyId } from './party.tsx';

const marks: Readonly<Record<PartyId, readonly [letter: string, colour: string]>> = {
  browser: ['B', '475569'],
  'message-writer': ['M', 'b45309'],
  'authorization-server': ['A', '4338ca'],
  'contact-saver': ['C', '047857'],
  inspector: ['?', '1c1917'],
};

/** A party's mark for the browser's tab, in the party's colour, as an address that needs no request. */
export function iconOf(party: PartyId): string {
  const [letter, colour] = marks[party];
  const letterAt = `<text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="white">${letter}</text>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#${colour}"/>${letterAt}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
