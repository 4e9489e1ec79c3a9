import { type Exchange, type History, visitorOf } from '../history.ts';
import { type Origin, bearerOf, traceOrigins } from '../tokens-on-the-wire.ts';

/** O5. No answer to one person, or to a token of theirs, holds what belongs to another. */
export function ownDataOnly({ exchanges, participants }: History): string[] {
  const origins = traceOrigins(exchanges);
  return exchanges.flatMap((exchange) => {
    const person = readerOf(exchange, origins);
    return participants
      .filter(({ canary, email }) => email !== person && exchange.answer?.body.includes(canary))
      .map(({ email }) => `${person ?? 'somebody'} read at ${exchange.path} what belongs to ${email}`);
  });
}

function readerOf(exchange: Exchange, origins: ReadonlyMap<string, Origin>): string | undefined {
  return visitorOf(exchange) ?? origins.get(bearerOf(exchange) ?? '')?.person;
}
