import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Context } from 'koa';

/** Notes what the answer to a message says about it. */
export type NoteAnswer = (ctx: Context, message: MessageId) => void;
