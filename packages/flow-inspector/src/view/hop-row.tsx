import { describeMessage } from '@ecosystem/flow-recorder/messages';
import { checks as catalogue } from '@ecosystem/flow-recorder/checks';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { TracedCheck, TracedExchange } from '../trace.ts';
import { type Hop, errorOf, isRefused, pathOf } from './hops.ts';
import { type PartyNaming, laneNumber } from './lanes.ts';

export interface HopRowProps {
  readonly hop: Hop;
  readonly flowId: string;
  readonly nameOf: PartyNaming;
  readonly selected: boolean;
}

/** One arrow there and one back, with the decisions on the lane of whoever made them. */
export function HopRow({ hop, flowId, nameOf, selected }: HopRowProps) {
  const { number, exchange, checks, pause } = hop;
  const { from, to, channel, message } = exchange;
  const { title } = describeMessage(message);
  return (
    <li
      id={`hop-${number}`}
      className={`hop channel-${channel}${isRefused(exchange) ? ' refused' : ''}`}
      data-hop={exchange.seq}
      data-version={`${checks.length}.${hop.artifacts.length}.${exchange.recordedBy.length}`}
      data-values={[...new Set(exchange.values.map(({ fingerprint }) => fingerprint))].join(' ')}
      data-say={`Hop ${number}: ${title}, ${nameOf(from)} to ${nameOf(to)}, ${answerWords(exchange)}`}
      {...(selected && { 'aria-current': true })}
    >
      {pause > 2_000 && <p className="hop-pause">{durationWords(pause)} in which nothing was sent</p>}
      <a className="hop-link" href={`/inspector/flows/${flowId}?event=${exchange.seq}#panel`}>
        <span className="hop-number">{number}</span>
        <span className="hop-chips">
          <Chip party={from} name={nameOf(from)} /> <span aria-hidden="true">→</span>
          <span className="sr-only">to</span> <Chip party={to} name={nameOf(to)} />
        </span>
        <span className={`hop-request ${span(from, to)}`} data-party={from}>
          <h3 className="hop-title">
            {title}
            {carriesSecret(exchange) && (
              <span className="hop-lock" title="carries a secret">
                <Lock />
                <span className="sr-only">, carries a secret</span>
              </span>
            )}
          </h3>
          <span className="hop-wire">
            {exchange.request.method} {withoutStubs(pathOf(exchange))}
          </span>
          <span className={`arrow ${direction(from, to)}`} aria-hidden="true" />
        </span>
        <span className={`hop-response ${span(from, to)}`} data-party={to}>
          <span className="hop-answer">
            {isRefused(exchange) && <span aria-hidden="true">▲ </span>}
            {answerWords(exchange)}
            <span className="hop-time"> {durationWords(exchange.duration)}</span>
          </span>
          <span className={`arrow ${direction(to, from)}`} aria-hidden="true" />
        </span>
      </a>
      {wasSkipped(exchange) && (
        <p className="hop-skipped">No sign-in: session exists. No consent: already allowed.</p>
      )}
      <CheckMarks checks={checks} nameOf={nameOf} />
    </li>
  );
}

function Lock() {
  return (
    <svg viewBox="0 0 12 14" width="10" height="12" aria-hidden="true" className="inline">
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <rect x="1" y="6" width="10" height="7" rx="1" fill="currentColor" />
    </svg>
  );
}

function Chip({ party, name }: { readonly party: FlowParty; readonly name: string }) {
  return (
    <span className="chip" data-party={party}>
      {name}
    </span>
  );
}

interface CheckMarksProps extends Pick<HopRowProps, 'nameOf'> {
  readonly checks: readonly TracedCheck[];
}

/** Decisions on the lanes of the parties that made them. */
function CheckMarks({ checks, nameOf }: CheckMarksProps) {
  const parties = [...new Set(checks.map(({ party }) => party))];
  return parties.map((party) => (
    <ul
      key={party}
      className={`marks lane-${laneNumber(party)}`}
      data-party={party}
      aria-label={`Checked by ${nameOf(party)}`}
    >
      {checks
        .filter((check) => check.party === party)
        .map((check) => {
          const { title, section, against } = catalogue[check.check];
          return (
            <li
              key={check.id}
              className={check.passed ? 'mark' : 'mark mark-failed'}
              title={`${title} (${section}). ${against}`}
            >
              <span aria-hidden="true">{check.passed ? '✓' : '✗'}</span>
              <span className="sr-only">{check.passed ? 'passed:' : 'failed:'}</span> {check.check}
            </li>
          );
        })}
    </ul>
  ));
}

function answerWords(exchange: TracedExchange): string {
  const { failure, response } = exchange;
  if (failure !== undefined) return failure;
  if (!response) return 'no answer';
  const error = errorOf(exchange);
  const location = response.headers['location'];
  const target = location === undefined ? '' : ` → ${shortPath(location)}`;
  return `${response.status}${error === undefined ? target : ` ${error}`}`;
}

/** Where a redirect goes, as far as it fits into a picture. */
function shortPath(location: string): string {
  return withoutStubs(location.replace(/\?.*/s, '').replace(/^https?:\/\/[^/]+/, '')) || '/';
}

function withoutStubs(path: string): string {
  return path.replaceAll(/‹[^›]*›/g, '…');
}

/** A short time in milliseconds, a long one in whole seconds or minutes. */
function durationWords(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 90_000) return `${Math.round(milliseconds / 1_000)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

/** An authorization request that is answered at once: nobody had to be asked. */
function wasSkipped({ message, response }: TracedExchange): boolean {
  return message === 'authorization-request' && /[?&]code=/.test(response?.headers['location'] ?? '');
}

function carriesSecret({ values }: TracedExchange): boolean {
  return values.some(({ kind, place }) =>
    place.startsWith('request') ? /_token|authorization_code|verifier/.test(kind) : false,
  );
}

function span(one: FlowParty, other: FlowParty): string {
  const [left, right] = [laneNumber(one), laneNumber(other)].toSorted((a, b) => a - b);
  // A party that calls itself, as an app and its own API do: a loop on its lane.
  return left === right ? `span-self-${left}` : `span-${left}-${right}`;
}

function direction(from: FlowParty, to: FlowParty): string {
  if (from === to) return 'arrow-self';
  return laneNumber(from) < laneNumber(to) ? 'arrow-right' : 'arrow-left';
}
