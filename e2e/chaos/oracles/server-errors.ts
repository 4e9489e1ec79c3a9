import type { Exchange, FaultWindow, History } from '../history.ts';

/** Words of a stack, a statement, a library or a place in the file system: nothing for a stranger. */
const internals = /\bat \S+ \(|\.[jt]sx?:\d+|node_modules|Prisma|\bSELECT .+ FROM\b|ECONN|\/dist\/|sqlstate/i;

/**
 * O7. Outside of a fault nobody sees a server error or a broken connection. Inside, an error is in the caller's
 * language, says nothing of our insides, and comes soon.
 */
export function serverErrors({ exchanges, windows }: History): string[] {
  return exchanges.filter(isFailure).flatMap((exchange) => {
    const { answer, failure, path, to } = exchange;
    const what = `${exchange.method} ${path} at ${to}`;
    const window = windows.find((candidate) => overlaps(candidate, exchange));
    if (!window) return [`${what} failed (${answer?.status ?? failure}) while nothing was wrong`];
    return [
      ...(answer && internals.test(answer.body) ? [`${what} told of our insides`] : []),
      ...(answer && !speaksFor(exchange) ? [`${what} failed in the wrong language`] : []),
      ...(isLate(exchange, window)
        ? [`${what} took ${exchange.answeredAt - exchange.askedAt} ms to fail`]
        : []),
    ];
  });
}

/** What was asked for the trap's sake is no failure of the app. */
function isFailure({ answer, path }: Exchange): boolean {
  return (answer === undefined || answer.status >= 500) && path !== '/readyz' && path !== '/healthz';
}

function overlaps({ from, recovered = Infinity }: FaultWindow, { answeredAt, askedAt }: Exchange): boolean {
  return askedAt <= recovered && answeredAt >= from;
}

/** A page for who asks for pages, JSON for programs. */
function speaksFor({ answer, headers }: Exchange): boolean {
  const type = answer?.headers['content-type'] ?? '';
  return headers['accept']?.includes('text/html') ? type.startsWith('text/html') : /\bjson\b/.test(type);
}

function isLate({ answeredAt, askedAt }: Exchange, { answerLimit = Infinity }: FaultWindow): boolean {
  return answeredAt - askedAt > answerLimit;
}
