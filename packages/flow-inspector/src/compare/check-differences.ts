import type { CheckId } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { TracedCheck } from '../trace.ts';

export type Verdict = 'passed' | 'failed' | 'missing';

export interface CheckDifference {
  readonly kind: 'check';
  readonly party: FlowParty;
  readonly check: CheckId;
  readonly one: Verdict;
  readonly other: Verdict;
}

/** Decisions that came out otherwise, or were made in one of two exchanges only. */
export function compareChecks(one: readonly TracedCheck[], other: readonly TracedCheck[]): CheckDifference[] {
  const keys = new Map([...one, ...other].map(({ party, check }) => [`${party} ${check}`, { party, check }]));
  return [...keys.values()]
    .map(({ party, check }) => ({
      kind: 'check' as const,
      party,
      check,
      one: verdictOf(one, party, check),
      other: verdictOf(other, party, check),
    }))
    .filter((difference) => difference.one !== difference.other);
}

function verdictOf(made: readonly TracedCheck[], party: FlowParty, check: CheckId): Verdict {
  const same = made.filter((event) => event.party === party && event.check === check);
  if (same.length === 0) return 'missing';
  return same.every(({ passed }) => passed) ? 'passed' : 'failed';
}
