import type { Outcome, Trace } from '../trace.ts';

const marks: Readonly<Record<Outcome, string>> = {
  running: '●',
  connected: '✓',
  disconnected: '✓',
  denied: '✗',
  refused: '▲',
  failed: '▲',
  browsing: '·',
};

/** More flows than anybody looks for in a list. */
const listed = 40;

export interface FlowListProps {
  readonly traces: readonly Trace[];
  readonly current?: string | undefined;
  /** Events that recorders had to drop. */
  readonly dropped: number;
}

/** A name comes with an ID token; where none was asked for, somebody has decided all the same. */
export function whoOf({ outcome, who }: Pick<Trace, 'outcome' | 'who'>): string {
  if (who !== null) return who;
  const isDecided = outcome === 'connected' || outcome === 'disconnected' || outcome === 'denied';
  return isDecided ? 'no name was told' : 'nobody signed in';
}

/** Recorded flows, newest first: what, who, how it ended, when. */
export function FlowList({ traces, current, dropped }: FlowListProps) {
  return (
    <div id="flow-list">
      {dropped > 0 && (
        <p className="dropped">
          <span aria-hidden="true">▲ </span>
          {dropped} events were dropped, because more happened at once than could be stored.
        </p>
      )}
      <ul className="flow-list">
        {traces.slice(0, listed).map((trace) => (
          <li key={trace.id}>
            <a
              href={`/inspector/flows/${trace.id}`}
              className={`flow outcome-${trace.outcome}`}
              {...(trace.id === current && { 'aria-current': 'page' })}
            >
              <span className="flow-mark" aria-hidden="true">
                {marks[trace.outcome]}
              </span>
              <span className="flow-title">{trace.title}</span>
              <span className="flow-who">
                {whoOf(trace)} · <time dateTime={trace.startedAt}>{trace.startedAt.slice(11, 19)}</time> ·{' '}
                {messageWords(trace)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {traces.length > listed && <p className="older">and {traces.length - listed} older ones</p>}
    </div>
  );
}

function messageWords({ events }: Trace): string {
  const count = events.filter(({ kind }) => kind === 'exchange').length;
  return count === 1 ? 'one message' : `${count} messages`;
}

/** What an inspector without flows says. */
export function NothingRecorded({ address }: { readonly address: string }) {
  return (
    <div className="nothing">
      <h1>Nothing recorded yet</h1>
      <p>
        Open <a href={`${address}/`}>MessageWriter</a> and press “Connect ContactSaver”; every message will
        appear here.
      </p>
    </div>
  );
}
