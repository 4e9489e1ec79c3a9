import { explainParameter } from '@ecosystem/flow-catalogue/explain';
import { type CheckId, checks as catalogue } from '@ecosystem/flow-recorder/checks';
import type { ValueKind } from '@ecosystem/flow-recorder/flow-event';
import type { Trace, TracedCheck, TracedExchange } from '../trace.ts';
import { hopsOf } from './hops.ts';
import { type PartyNaming, partyNaming } from './lanes.ts';
import { Prose } from './prose.tsx';

const names: Readonly<Record<ValueKind, string>> = {
  access_token: 'access_token',
  authorization_code: 'code',
  code_challenge: 'code_challenge',
  code_verifier: 'code_verifier',
  device_code: 'device_code',
  id_token: 'id_token',
  interaction: 'interaction',
  jti: 'jti',
  key_thumbprint: 'dpop_jkt',
  nonce: 'nonce',
  other: 'value',
  refresh_token: 'refresh_token',
  request_uri: 'request_uri',
  session: 'session',
  state: 'state',
  user_code: 'user_code',
};

/** The decisions in which a value is compared with what somebody has kept. */
const comparisons: Partial<Record<ValueKind, readonly CheckId[]>> = {
  device_code: ['device-code', 'device-code-unused'],
  user_code: ['user-code'],
  access_token: [
    'access-token-signature',
    'access-token-audience',
    'access-token-expiry',
    'token-active',
    'introspected-audience',
    'userinfo-token',
  ],
  authorization_code: ['one-code', 'code', 'code-unused'],
  code_challenge: ['code-challenge', 'code-verifier'],
  code_verifier: ['code-verifier'],
  id_token: ['id-token-signature', 'id-token-audience', 'nonce'],
  jti: ['access-token-claims'],
  nonce: ['nonce'],
  key_thumbprint: ['key-proof', 'dpop-proof'],
  request_uri: ['request-uri'],
  refresh_token: ['refresh-token', 'refresh-token-unused', 'token-owner'],
  session: ['session-binding', 'own-form'],
  state: ['state', 'session-binding'],
};

/** A value's way through the flow: who made it, who carried and kept it, and who compared it with what. */
export function ThreadPanel({ trace, fingerprint }: { readonly trace: Trace; readonly fingerprint: string }) {
  const hops = hopsOf(trace);
  const nameOf = partyNaming(trace);
  const carrying = hops.flatMap((hop) => {
    const places = hop.exchange.values.filter((value) => value.fingerprint === fingerprint);
    return places.length === 0 ? [] : [{ hop, places }];
  });
  const [first] = carrying;
  if (!first) return null;
  const kind = first.places[0]?.kind ?? 'other';
  const entry = explainParameter(names[kind]);
  const compared = hops
    .flatMap(({ checks }) => checks)
    .filter(({ check, seq }) => comparisons[kind]?.includes(check) && seq >= first.hop.exchange.seq);
  return (
    <article className="panel-article" data-thread={fingerprint}>
      <p className="panel-kicker">Following a value</p>
      <h2>
        <code>{names[kind]}</code> <span className="text-ink-soft">#{fingerprint}</span>
      </h2>
      {entry && (
        <p className="mt-3">
          <Prose text={entry.sentence} /> <cite>{entry.section}</cite>
        </p>
      )}
      <ol className="thread">
        {carrying.map(({ hop: { exchange, number }, places }, index) => (
          <li key={exchange.id}>
            <a href={`/inspector/flows/${trace.id}?event=${exchange.seq}#panel`}>Hop {number}</a>:{' '}
            {index === 0 && (
              <>
                <strong>made by {nameOf(makerOf(exchange, places))}</strong>,{' '}
              </>
            )}
            {places.map(({ name, place }) => wayOf(nameOf, exchange, name, place)).join('; ')}
          </li>
        ))}
      </ol>
      {keptWords[kind] && <p className="mt-3">Kept: {keptWords[kind]}</p>}
      <Comparisons compared={compared} nameOf={nameOf} />
      <p className="mt-4">
        <a href={`/inspector/flows/${trace.id}`}>Stop following</a>
      </p>
    </article>
  );
}

const keptWords: Partial<Record<ValueKind, string>> = {
  state: 'by MessageWriter, sealed, with the browser session that asked, until the answer comes.',
  nonce: 'by MessageWriter, sealed, until the ID token comes.',
  code_challenge: 'the challenge by the authorization server with the code; the verifier by MessageWriter.',
  authorization_code: 'by the authorization server, as a hash, until it is used or expires.',
  refresh_token: 'by MessageWriter, sealed; by the authorization server as a hash.',
  access_token: 'by MessageWriter, sealed. ContactSaver keeps nothing of it.',
  session: 'by your browser as a cookie no script can read; on the server only as a hash.',
};

interface ComparisonsProps {
  readonly compared: readonly TracedCheck[];
  readonly nameOf: PartyNaming;
}

function Comparisons({ compared, nameOf }: ComparisonsProps) {
  if (compared.length === 0) return <p className="mt-3">Nobody has compared it in this flow.</p>;
  return (
    <ul className="mt-3" aria-label="Compared by">
      {compared.map((check) => (
        <li key={check.id} className={check.passed ? undefined : 'text-problem'}>
          <strong>compared by {nameOf(check.party)}</strong>: {catalogue[check.check].title},{' '}
          {check.passed ? 'passed' : `failed: ${check.reason}`} <cite>{catalogue[check.check].section}</cite>
        </li>
      ))}
    </ul>
  );
}

type Ends = Pick<TracedExchange, 'from' | 'to'>;
type Place = { readonly name: string; readonly place: string };

function makerOf({ from, to }: Ends, places: readonly Place[]) {
  return places.some(({ place }) => place.startsWith('request')) ? from : to;
}

function wayOf(nameOf: PartyNaming, { from, to }: Ends, name: string, place: string): string {
  const isRequest = place.startsWith('request');
  const [sender, receiver] = isRequest ? [from, to] : [to, from];
  const where = place.replace(/^(request|response)\.(url\.)?/, '').replace('.', ' ');
  return `${nameOf(sender)} sends it to ${nameOf(receiver)} as ${name} (${where})`;
}
