import type { FlowParty } from '../flow-party.ts';
import type { MessageId } from '../messages.ts';

/** A decision a party makes about a message, and the attack or mistake it is there for. */
export interface Check {
  readonly title: string;
  readonly section: string;
  readonly party: FlowParty;
  /** The messages it is made on. */
  readonly messages: readonly MessageId[];
  /** Where it is made: a file of this repository, or `oidc-provider/…` for the library's own. */
  readonly source: string;
  /** What could happen without it, in one sentence. */
  readonly against: string;
}

/** A table of checks made on the same messages by the same party. */
export function checksOf<const Id extends string>(
  party: FlowParty,
  messages: readonly MessageId[],
  lines: Readonly<Record<Id, readonly [title: string, section: string, source: string, against: string]>>,
): Readonly<Record<Id, Check>> {
  const checks = Object.entries<readonly [string, string, string, string]>(lines).map(
    ([id, [title, section, source, against]]) => [id, { title, section, party, messages, source, against }],
  );
  return Object.fromEntries(checks) as Readonly<Record<Id, Check>>;
}
