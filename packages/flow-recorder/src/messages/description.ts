import type { FlowParty } from '../flow-party.ts';

/** Title, section, and the file in this repository that sends it, or configures what answers it. */
export type Description = readonly [title: string, section: string, source: string];

/** How a message is recognised: method (`*` for any), path (`:id` for one segment), receiver, and a form's field. */
export interface Route<Message extends string = string> {
  readonly message: Message;
  readonly method: string;
  readonly path: string;
  readonly to: FlowParty;
  readonly field?: readonly [name: string, value: string];
}
