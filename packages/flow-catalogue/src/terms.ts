import type { TermEntry } from './entry.ts';
import { clientTerms } from './terms/clients.ts';
import { decisionTerms } from './terms/decision.ts';
import { furtherTerms } from './terms/further.ts';
import { messageTerms } from './terms/messages.ts';
import { roleTerms } from './terms/roles.ts';
import { tokenTerms } from './terms/tokens.ts';

/** A chapter of the glossary; each word comes after those that its text needs. */
export interface TermChapter {
  readonly title: string;
  readonly terms: Readonly<Record<string, TermEntry>>;
}

/** The chapters of the glossary, in order. */
export const termChapters: readonly TermChapter[] = [
  { title: 'The roles', terms: roleTerms },
  { title: 'The decision', terms: decisionTerms },
  { title: 'The messages', terms: messageTerms },
  { title: 'The tokens', terms: tokenTerms },
  { title: 'The clients', terms: clientTerms },
  { title: 'Further words you will meet', terms: furtherTerms },
];

/** Every word of the glossary, by id. */
export const terms: Readonly<Record<string, TermEntry>> = {
  ...roleTerms,
  ...decisionTerms,
  ...messageTerms,
  ...tokenTerms,
  ...clientTerms,
  ...furtherTerms,
};
