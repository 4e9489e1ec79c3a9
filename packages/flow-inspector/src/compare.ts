import { type Aligned, align } from './compare/align.ts';
import { type CheckDifference, compareChecks } from './compare/check-differences.ts';
import { compareParameters, type ParameterDifference } from './compare/parameters.ts';
import { steadyText } from './compare/varying.ts';
import { readRecordedUrl } from './export/recorded-url.ts';
import type { Trace, TracedExchange } from './trace.ts';
import { type Hop, hopsOf } from './view/hops.ts';

export interface StatusDifference {
  readonly kind: 'status';
  /** `null` when no answer came. */
  readonly one: number | null;
  readonly other: number | null;
}

export type Difference = StatusDifference | ParameterDifference | CheckDifference;

/** One line of two flows side by side. */
export interface ComparedExchange {
  /** Undefined where only the other flow has this exchange. */
  readonly one: TracedExchange | undefined;
  readonly other: TracedExchange | undefined;
  /** Empty for an exchange that has no counterpart. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly rows: readonly ComparedExchange[];
  /** Whether both flows are the same, apart from values that never are the same twice. */
  readonly isSame: boolean;
  /** Exchanges of both flows together that were too many to compare. */
  readonly leftOut: number;
}

/** More lines than anybody reads side by side. */
const mostExchanges = 3_000;

/** Puts two runs side by side, exchange by exchange, and says what the second one did otherwise. */
export function compareTraces(one: Trace, other: Trace): Comparison {
  const [hops, otherHops] = [hopsOf(one), hopsOf(other)];
  const [shown, otherShown] = [hops.slice(0, mostExchanges), otherHops.slice(0, mostExchanges)];
  const leftOut = hops.length + otherHops.length - shown.length - otherShown.length;
  const rows = align(shown, otherShown, ({ exchange }) => shapeOf(exchange)).map(compareHops);
  const isSame = leftOut === 0 && rows.every((row) => row.one && row.other && row.differences.length === 0);
  return { rows, isSame, leftOut };
}

function compareHops({ one, other }: Aligned<Hop>): ComparedExchange {
  const pair = { one: one?.exchange, other: other?.exchange };
  if (!one || !other) return { ...pair, differences: [] };
  const differences: Difference[] = [
    ...compareStatus(one.exchange, other.exchange),
    ...compareParameters(one.exchange, other.exchange),
    ...compareChecks(one.checks, other.checks),
  ];
  return { ...pair, differences };
}

/** What makes two exchanges the same step of a flow. */
function shapeOf({ from, message, request, to }: TracedExchange): string {
  const path = readRecordedUrl(request.url).address.replace(/^\w+:\/\/[^/]*/, '');
  return [message, from, to, request.method, steadyText(path)].join(' ');
}

function compareStatus(one: TracedExchange, other: TracedExchange): StatusDifference[] {
  const [before, after] = [one.response?.status ?? null, other.response?.status ?? null];
  return before === after ? [] : [{ kind: 'status', one: before, other: after }];
}
