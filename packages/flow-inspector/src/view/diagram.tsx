import { parties } from '@ecosystem/ui/party';
import type { Trace } from '../trace.ts';
import { HopRow } from './hop-row.tsx';
import { hopsOf } from './hops.ts';
import { lanesOf, outsideRole, partyNaming } from './lanes.ts';

export interface DiagramProps {
  readonly trace: Trace;
  /** The `seq` of the chosen event. */
  readonly selected?: number | undefined;
}

/** A flow as an ordered list of messages; its style makes a sequence diagram of it. */
export function Diagram({ trace, selected }: DiagramProps) {
  const lanes = lanesOf(trace);
  const nameOf = partyNaming(trace);
  return (
    <section
      aria-label="Messages"
      className={`diagram lanes-${lanes.length}`}
      id="diagram"
      data-flow={trace.id}
    >
      <div className="lane-heads">
        {lanes.map((party, index) => (
          <div key={party} className="lane-head" data-party={party}>
            <span className="lane-name">{nameOf(party)}</span>
            <span className="lane-role">
              {index + 1} · {party === 'outside' ? outsideRole(trace) : parties[party].role}
            </span>
          </div>
        ))}
      </div>
      <ol className="hops">
        {hopsOf(trace).map((hop) => (
          <HopRow
            key={hop.exchange.id}
            hop={hop}
            flowId={trace.id}
            nameOf={nameOf}
            selected={hop.exchange.seq === selected}
          />
        ))}
      </ol>
    </section>
  );
}
