import { describeMessage } from '@ecosystem/flow-recorder/messages';
import type { FlowParty } from '@ecosystem/flow-recorder/flow-party';
import type { Trace } from '../trace.ts';
import { CheckList } from './hop-panel.tsx';
import { hopsOf } from './hops.ts';
import { partyNaming } from './lanes.ts';

const deciders: readonly FlowParty[] = ['authorization-server', 'contact-saver', 'message-writer'];

/** What each server decided in a flow, message by message, with reason and section. */
export function InsidePage({ trace }: { readonly trace: Trace }) {
  const hops = hopsOf(trace);
  const nameOf = partyNaming(trace);
  return (
    <>
      <p>
        <a href={`/inspector/flows/${trace.id}`}>← {trace.title}</a>
      </p>
      <h1>Inside the servers</h1>
      <p className="mt-3">
        A message tells what was asked and answered, not why. These are the servers’ own decisions. The
        authorization server is the library <code>oidc-provider</code>, which announces its refusals, and the
        end of what it has accepted, but not every single check: where it says “without announcing it”, the
        file that makes the check is named, for you to read.
      </p>
      {deciders.map((party) => (
        <section key={party} data-party={party} className="decider">
          <h2>{nameOf(party)}</h2>
          {hops
            .map((hop) => ({ ...hop, checks: hop.checks.filter((check) => check.party === party) }))
            .filter(({ checks }) => checks.length > 0)
            .map(({ checks, exchange, number }) => (
              <section key={exchange.id}>
                <h3>
                  <a href={`/inspector/flows/${trace.id}?event=${exchange.seq}#panel`}>Hop {number}</a>:{' '}
                  {describeMessage(exchange.message).title}
                </h3>
                <CheckList checks={checks} nameOf={nameOf} />
              </section>
            ))}
        </section>
      ))}
    </>
  );
}
