import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { MessageEntry } from './entry.ts';
import { afterTheCode } from './messages/after-the-code.ts';
import { aroundTheFlow } from './messages/around.ts';
import { untilTheCode } from './messages/until-the-code.ts';

/** What to say about each message, before it is sent and after. */
export const messageEntries: Readonly<Record<MessageId, MessageEntry>> = {
  ...untilTheCode,
  ...afterTheCode,
  ...aroundTheFlow,
};
