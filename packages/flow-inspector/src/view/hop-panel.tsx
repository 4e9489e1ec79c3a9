import { checks as catalogue } from '@ecosystem/flow-recorder/checks';
import { describeMessage } from '@ecosystem/flow-recorder/messages';
import type { Trace, TracedArtifact, TracedCheck } from '../trace.ts';
import { Explained } from './explained.tsx';
import { type Hop, hopsOf } from './hops.ts';
import { type PartyNaming, partyNaming } from './lanes.ts';
import { SourceLine } from './source-line.tsx';
import { TokenLens } from './token-lens.tsx';
import { WireFields } from './wire-fields.tsx';

/** One arrow opened: in words, as it went over the wire, its tokens, what was decided about it, and the source. */
export function HopPanel({ trace, seq }: { readonly trace: Trace; readonly seq: number }) {
  const hop = hopsOf(trace).find((candidate) => holds(candidate, seq));
  return hop ? <OpenedHop hop={hop} flowId={trace.id} nameOf={partyNaming(trace)} /> : null;
}

function holds({ artifacts, checks, exchange }: Hop, seq: number): boolean {
  return [exchange, ...checks, ...artifacts].some((event) => event.seq === seq);
}

interface OpenedHopProps {
  readonly hop: Hop;
  readonly flowId: string;
  readonly nameOf: PartyNaming;
}

function OpenedHop({ hop, flowId, nameOf }: OpenedHopProps) {
  const { artifacts, checks, exchange, number } = hop;
  const { title, section, source } = describeMessage(exchange.message);
  const isBack = exchange.channel === 'back';
  return (
    <article className="panel-article">
      <a className="panel-back" href={`#hop-${number}`}>
        ↑ to this message in the list
      </a>
      <p className="panel-kicker">
        Hop {number} · {nameOf(exchange.from)} → {nameOf(exchange.to)} ·{' '}
        {isBack ? 'back channel, no browser involved' : 'front channel, through your browser'}
      </p>
      <h2>{title}</h2>
      {section !== '' && <p className="panel-section">{section}</p>}
      <Explained exchange={exchange} />
      {artifacts.length > 0 && <Artifacts artifacts={artifacts} nameOf={nameOf} />}
      <div className="wire-sides">
        <section aria-label="Request">
          <h3>Request</h3>
          <WireFields exchange={exchange} side="request" flowId={flowId} />
        </section>
        <section aria-label="Response">
          <h3>Response</h3>
          <WireFields exchange={exchange} side="response" flowId={flowId} />
        </section>
      </div>
      {exchange.tokens.length > 0 && (
        <section aria-label="Tokens">
          <h3>Tokens</h3>
          {exchange.tokens.map((token) => (
            <TokenLens key={`${token.fingerprint} ${token.place}`} token={token} />
          ))}
        </section>
      )}
      {checks.length > 0 && (
        <section aria-label="Checks">
          <h3>Checks</h3>
          <CheckList checks={checks} nameOf={nameOf} />
        </section>
      )}
      {source !== '' && (
        <section aria-label="Source">
          <h3>Source</h3>
          <SourceLine source={source} />
        </section>
      )}
      <p className="mt-6 text-sm text-ink-soft">
        Recorded by {exchange.recordedBy.map(nameOf).join(' and ')},{' '}
        {new Date(exchange.startedAt).toISOString()}, {exchange.duration} ms.
      </p>
    </article>
  );
}

export interface CheckListProps {
  readonly checks: readonly TracedCheck[];
  readonly nameOf: PartyNaming;
}

/** Decisions in the order in which they were made. */
export function CheckList({ checks, nameOf }: CheckListProps) {
  return (
    <ol className="check-list">
      {checks.map((check) => {
        const { title, section, against } = catalogue[check.check];
        return (
          <li key={check.id} className={check.passed ? 'check' : 'check check-failed'}>
            <p>
              <strong>
                <span aria-hidden="true">{check.passed ? '✓' : '✗'} </span>
                {title}
              </strong>{' '}
              <span className="chip" data-party={check.party}>
                {nameOf(check.party)}
              </span>{' '}
              <cite>{section}</cite>
            </p>
            {!check.passed && (
              <p className="check-reason">Failed: {check.reason ?? 'no reason was given'}.</p>
            )}
            <p className="text-sm text-ink-soft">
              {against}{' '}
              {!check.seen &&
                'The library makes this check without announcing it; that it went on is the proof. '}
              {check.source !== undefined && <code>{sourceName(check.source)}</code>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function sourceName(source: string): string {
  return source.startsWith('oidc-provider/') ? `node_modules/${source}` : source;
}

const words: Readonly<Record<TracedArtifact['artifact'], string>> = {
  authorization_code: 'authorization code',
  access_token: 'access token',
  refresh_token: 'refresh token',
  id_token: 'ID token',
  grant: 'grant',
  session: 'session',
  interaction: 'interaction',
  pending_authorization: 'pending authorization',
};

interface ArtifactsProps {
  readonly artifacts: readonly TracedArtifact[];
  readonly nameOf: PartyNaming;
}

function Artifacts({ artifacts, nameOf }: ArtifactsProps) {
  return (
    <ul className="artifacts" aria-label="What came of it">
      {artifacts.map(({ id, party, artifact, action, expiresAt, fingerprint, note }) => (
        <li key={id}>
          <span className="chip" data-party={party}>
            {nameOf(party)}
          </span>{' '}
          {words[artifact]} {action}
          {fingerprint !== undefined && <code> #{fingerprint}</code>}
          {expiresAt !== undefined && action === 'issued' && `, good until ${expiresAt.slice(11, 19)} UTC`}
          {note !== undefined && ` (${note})`}
        </li>
      ))}
    </ul>
  );
}
