import { type CheckId, checks } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { WireEntry } from './entry.ts';

/** Who looks at a value that no recorded check is about, and what could happen otherwise. */
export interface Watch {
  readonly checkedBy: FlowParty;
  readonly against: string;
}

/** A recorded check says by itself who makes it, and against what. */
export type EntryLine = readonly [sentence: string, section: string, watch?: CheckId | Watch];

/** A table of names whose values the same party makes. */
export function wireEntries(
  madeBy: WireEntry['madeBy'],
  lines: Readonly<Record<string, EntryLine>>,
): Readonly<Record<string, WireEntry>> {
  return Object.fromEntries(
    Object.entries(lines).map(([name, [sentence, section, watch]]) => [
      name,
      { sentence, madeBy, section, ...watchedBy(watch) },
    ]),
  );
}

function watchedBy(watch: EntryLine[2]): Pick<WireEntry, 'against' | 'check' | 'checkedBy'> {
  if (typeof watch !== 'string') return watch ?? {};
  const { against, party } = checks[watch];
  return { against, check: watch, checkedBy: party };
}
