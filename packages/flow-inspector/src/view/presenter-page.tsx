import { messageEntries } from '@ecosystem/flow-catalogue/messages';
import { describeMessage } from '@ecosystem/flow-recorder/messages';
import type { Trace } from '../trace.ts';
import { hopsOf } from './hops.ts';
import { partyNaming } from './lanes.ts';
import { Prose } from './prose.tsx';

export interface PresenterPageProps {
  readonly trace: Trace;
  /** Counted from 1. */
  readonly hop: number;
}

/** For a projector: one arrow and one sentence, readable from the last row. */
export function PresenterPage({ trace, hop }: PresenterPageProps) {
  const hops = hopsOf(trace);
  const number = Math.min(Math.max(1, hop), hops.length);
  const shown = hops[number - 1];
  if (!shown) return null;
  const { channel, from, message, response, to } = shown.exchange;
  const nameOf = partyNaming(trace);
  const address = (other: number) => `/inspector/flows/${trace.id}/present?hop=${other}`;
  return (
    <article className={`presenter channel-${channel}`}>
      <p className="panel-kicker">
        {number} of {hops.length} · <a href={`/inspector/flows/${trace.id}`}>{trace.title}</a>
      </p>
      <p className="presenter-parties">
        <span data-party={from}>{nameOf(from)}</span>
        <span className="arrow arrow-right" data-party={from} aria-hidden="true" />
        <span className="sr-only">to</span>
        <span data-party={to}>{nameOf(to)}</span>
      </p>
      <h1>
        {describeMessage(message).title}{' '}
        <span className="text-ink-soft">{response?.status ?? 'no answer'}</span>
      </h1>
      <p className="presenter-sentence">
        <Prose text={messageEntries[message].before} />
      </p>
      <nav className="run-actions" aria-label="Messages">
        {number > 1 && (
          <a className="button button-secondary" href={address(number - 1)}>
            Back
          </a>
        )}
        {number < hops.length && (
          <a className="button button-primary" href={address(number + 1)}>
            Next message
          </a>
        )}
      </nav>
    </article>
  );
}
