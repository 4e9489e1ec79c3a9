import { describeMessage } from '@ecosystem/flow-recorder/messages';
import type { TracedExchange } from '../trace.ts';
import type { PartyNaming } from '../view/lanes.ts';

/** For example `Token request (RFC 6749 §4.1.3)`. */
export function messageTitle({ message }: Pick<TracedExchange, 'message'>): string {
  const { title, section } = describeMessage(message);
  return section === '' ? title : `${title} (${section})`;
}

/** For example `MessageWriter → Authorization server: Token request (RFC 6749 §4.1.3)`. */
export function hopTitle(exchange: TracedExchange, nameOf: PartyNaming): string {
  return `${nameOf(exchange.from)} → ${nameOf(exchange.to)}: ${messageTitle(exchange)}`;
}
