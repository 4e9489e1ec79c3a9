import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { MessageEntry } from './entry.ts';
import { afterTheCode } from './messages/after-the-code.ts';
import { aroundTheFlow } from './messages/around.ts';
import { otherGrants } from './messages/other-grants.ts';
import { museumEntries } from './messages/museum.ts';
import { untilTheCode } from './messages/until-the-code.ts';

/** What to say about each message, before it is sent and after. */
export const messageEntries: Readonly<Record<MessageId, MessageEntry>> = {
  ...untilTheCode,
  ...afterTheCode,
  ...aroundTheFlow,
  ...otherGrants,
  ...museumEntries,
};

/** What the last step of a run does, which sends nothing. */
export const storing =
  'MessageWriter has everything it asked for, and nothing of it is kept yet. Next seals the tokens and stores them on its server, and gives this browser’s session a new number. Then the birthdays are shown.';
