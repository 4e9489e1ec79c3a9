import { checks as catalogue } from '@ecosystem/flow-recorder/checks';
import { describeMessage } from '@ecosystem/flow-recorder/messages';
import { type ComparedExchange, type Difference, compareTraces } from '../compare.ts';
import type { Trace, TracedExchange } from '../trace.ts';
import { whoOf } from './flow-list.tsx';
import { partyName } from './lanes.ts';

export interface ComparePageProps {
  readonly traces: readonly Trace[];
  readonly one?: Trace | undefined;
  readonly other?: Trace | undefined;
}

/** Two runs side by side: what both have, what only one has, and what differs. */
export function ComparePage({ traces, one, other }: ComparePageProps) {
  const asked = [one?.id, other?.id];
  const runs = traces.filter(({ id, outcome }) => outcome !== 'browsing' || asked.includes(id));
  const first = one ?? runs.find(({ id }) => id !== other?.id);
  const second = other ?? runs.find(({ id }) => id !== first?.id);
  return (
    <>
      <h1>Compare two runs</h1>
      <form method="get" action="/inspector/compare" className="run-actions">
        {(['one', 'other'] as const).map((name) => (
          <label key={name} className="grow">
            {name === 'one' ? 'This run' : 'with this one'}
            <select name={name} className="input" defaultValue={(name === 'one' ? first : second)?.id}>
              {runs.map((trace) => (
                <option key={trace.id} value={trace.id}>
                  {trace.startedAt.slice(11, 19)} · {trace.title} · {whoOf(trace)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="button button-primary">
          Compare
        </button>
      </form>
      {one && other && <Compared one={one} other={other} />}
    </>
  );
}

function Compared({ one, other }: { readonly one: Trace; readonly other: Trace }) {
  const { rows, isSame, leftOut } = compareTraces(one, other);
  const firstDifference = rows.findIndex(isTelling);
  return (
    <>
      <p className="mt-4" role="status">
        {isSame
          ? 'The same messages, decided in the same way.'
          : 'What differs is marked by a line on its left.'}
        {firstDifference >= 0 && (
          <>
            {' '}
            <a href={`#compared-${firstDifference}`}>
              To the first message that differs in more than headers
            </a>
            .
          </>
        )}
        {leftOut > 0 && ` ${leftOut} messages were too many to compare.`}
      </p>
      <ol className="mt-6">
        {rows.map((compared, index) => (
          <li
            key={index}
            id={`compared-${index}`}
            className={`field max-w-none ${isDifferent(compared) ? 'differs' : ''}`}
          >
            <div className="side-by-side">
              <Side exchange={compared.one} />
              <Side exchange={compared.other} />
            </div>
            {compared.differences.length > 0 && (
              <ul className="mt-1 text-sm">
                {compared.differences.toSorted(protocolFirst).map((difference, number) => (
                  <li key={number}>{words(difference)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Side({ exchange }: { readonly exchange: TracedExchange | undefined }) {
  if (!exchange) return <p className="text-ink-soft">— not in this run</p>;
  return (
    <p>
      <strong>{describeMessage(exchange.message).title}</strong>{' '}
      <span className="text-sm text-ink-soft">
        {partyName(exchange.from)} → {partyName(exchange.to)}
      </span>{' '}
      <code>
        {exchange.request.method} {exchange.response?.status ?? 'no answer'}
      </code>
    </p>
  );
}

/** Whether two messages differ in what the protocol says. */
function isTelling({ differences, one, other }: ComparedExchange): boolean {
  return !one || !other || differences.some((difference) => !isHeader(difference));
}

function isHeader(difference: Difference): boolean {
  return difference.kind === 'parameter' && difference.place.endsWith('headers');
}

function isDifferent({ differences, one, other }: ComparedExchange): boolean {
  return differences.length > 0 || !one || !other;
}

/** What the protocol is about first; what browsers and servers say about themselves last. */
function protocolFirst(one: Difference, other: Difference): number {
  return Number(isHeader(one)) - Number(isHeader(other));
}

function words(difference: Difference): string {
  const [one, other] = [difference.one ?? 'nothing', difference.other ?? 'nothing'];
  switch (difference.kind) {
    case 'status':
      return `Answered with ${one} on the left, ${other} on the right`;
    case 'parameter':
      return `${difference.place}, ${difference.name}: “${one}” on the left, “${other}” on the right`;
    case 'check':
      return `${catalogue[difference.check].title} (${partyName(difference.party)}): ${one} on the left, ${other} on the right`;
  }
}
