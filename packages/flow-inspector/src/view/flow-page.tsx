import type { ReactNode } from 'react';
import type { Trace } from '../trace.ts';
import { Diagram } from './diagram.tsx';
import { FlowList, type FlowListProps, whoOf } from './flow-list.tsx';
import { HopPanel } from './hop-panel.tsx';
import { ThreadPanel } from './thread-panel.tsx';

export interface FlowPageProps extends FlowListProps {
  readonly trace: Trace;
  /** The `seq` of the chosen event. */
  readonly event?: number | undefined;
  /** The fingerprint of the followed value. */
  readonly follow?: string | undefined;
  /** The run under way in this browser, if this is its flow. */
  readonly run?: ReactNode;
}

/** One flow: its messages, and whatever of them is opened beside. */
export function FlowPage({ trace, event, follow, run, ...list }: FlowPageProps) {
  return (
    <div className="workbench">
      <aside className="workbench-list" aria-label="Recorded flows">
        <details className="list-fold">
          <summary>Recorded flows</summary>
          <FlowList {...list} current={trace.id} />
        </details>
        <div className="list-open">
          <FlowList {...list} current={trace.id} />
        </div>
      </aside>
      <div className="workbench-flow">
        <FlowHead trace={trace} />
        {run}
        <Diagram trace={trace} selected={event} />
      </div>
      <aside className="workbench-panel" id="panel" aria-label="Details" tabIndex={-1}>
        <Panel trace={trace} event={event} follow={follow} />
      </aside>
    </div>
  );
}

/** What is opened of a flow. */
function Panel({ trace, event, follow }: Pick<FlowPageProps, 'event' | 'follow' | 'trace'>) {
  if (follow !== undefined) return <ThreadPanel trace={trace} fingerprint={follow} />;
  if (event !== undefined) return <HopPanel trace={trace} seq={event} />;
  return (
    <p className="panel-hint">
      Choose a message to open it: every field with what it is for, the tokens, who checked what, and the
      source. Choose a value such as <code>state</code> inside a message to follow it through the flow.
    </p>
  );
}

/** Title and tools of a flow. */
function FlowHead({ trace }: { readonly trace: Trace }) {
  const { id, title, startedAt } = trace;
  const formats = ['json', 'har', 'curl', 'mermaid', 'html'];
  return (
    <header className="flow-head" id="flow-head">
      <h1>{title}</h1>
      <p className="text-ink-soft">
        {whoOf(trace)} · {startedAt.slice(0, 19).replace('T', ' ')} UTC
      </p>
      <ul className="flow-tools">
        <li>
          <a href={`/inspector/flows/${id}/inside`}>Inside view</a>
        </li>
        <li>
          <a href={`/inspector/flows/${id}/present`}>Present</a>
        </li>
        <li>
          <a href={`/inspector/compare?one=${id}`}>Compare</a>
        </li>
        {formats.map((format) => (
          <li key={format}>
            <a
              href={`/inspector/api/flows/${id}/export?format=${format}`}
              download={`flow-${id}.${extensions[format] ?? format}`}
            >
              {format === 'html' ? 'HTML' : format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </header>
  );
}

const extensions: Readonly<Record<string, string>> = { curl: 'sh', mermaid: 'mmd' };
