import type { Trace, TracedArtifact, TracedCheck, TracedExchange } from '../trace.ts';

/** One arrow with what was decided about it and what came of it. */
export interface Hop {
  /** Counted from 1. */
  readonly number: number;
  readonly exchange: TracedExchange;
  readonly checks: readonly TracedCheck[];
  readonly artifacts: readonly TracedArtifact[];
  /** Milliseconds in which nothing was sent before it; 0 when something was. */
  readonly pause: number;
}

/** The arrows of a flow in order. A decision belongs to the newest message of the kind it was made about. */
export function hopsOf({ events }: Pick<Trace, 'events'>): Hop[] {
  const hops: (Hop & { checks: TracedCheck[]; artifacts: TracedArtifact[] })[] = [];
  let quietSince = Infinity;
  const early: TracedCheck[] = [];
  for (const event of events) {
    if (event.kind === 'exchange') {
      const startedAt = Date.parse(event.startedAt);
      const pause = Math.max(0, startedAt - quietSince);
      hops.push({ number: hops.length + 1, exchange: event, checks: [], artifacts: [], pause });
      const end = startedAt + event.duration;
      quietSince = Number.isFinite(quietSince) ? Math.max(quietSince, end) : end;
      continue;
    }
    const own = hops.findLast(({ exchange }) => exchange.id === event.exchange);
    if (event.kind === 'artifact') {
      (own ?? hops.at(-1))?.artifacts.push(event);
      continue;
    }
    const isAbout = (hop: Hop) => hop.exchange.message === event.message;
    const hop = own && isAbout(own) ? own : (hops.findLast(isAbout) ?? own ?? hops.at(-1));
    (hop?.checks ?? early).push(event);
  }
  hops[0]?.checks.unshift(...early);
  return hops;
}

/** The path and query of an exchange, without whose they are. */
export function pathOf({ request }: TracedExchange): string {
  return request.url.replace(/^[a-z]+:\/\/[^/?]+/, '').replace(/\?.*/s, '') || '/';
}

/** Whether an answer says that something went wrong. */
export function isRefused({ response, failure }: TracedExchange): boolean {
  return failure !== undefined || (response?.status ?? 0) >= 400;
}

/** The error of a refusal, as the answer or its redirect names it. */
export function errorOf({ response }: TracedExchange): string | undefined {
  const body = response?.body as { error?: unknown; title?: unknown } | null | undefined;
  if (typeof body?.error === 'string') return body.error;
  const [, challenge] = /error="(\w+)"/.exec(response?.headers['www-authenticate'] ?? '') ?? [];
  const [, redirect] = /[?&#]error=(\w+)/.exec(response?.headers['location'] ?? '') ?? [];
  return challenge ?? redirect ?? (typeof body?.title === 'string' ? body.title : undefined);
}
