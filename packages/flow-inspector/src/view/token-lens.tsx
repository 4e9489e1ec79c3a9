import { explainClaim } from '@ecosystem/flow-catalogue/explain';
import { Prose } from './prose.tsx';
import type { RecordedToken } from '@ecosystem/flow-recorder/flow-event';

const names: Readonly<Record<RecordedToken['kind'], string>> = {
  access_token: 'Access token',
  client_assertion: 'Client assertion',
  dpop_proof: 'DPoP proof',
  id_token: 'ID token',
  logout_token: 'Logout token',
  other: 'Token',
};

/** A token opened: each claim with what it says, how long it lives, whom it is for, and whether its signature is good. */
export function TokenLens({ token }: { readonly token: RecordedToken }) {
  const { header, kind, payload, signature } = token;
  const expiry = typeof payload['exp'] === 'number' ? payload['exp'] : undefined;
  return (
    <section className="lens" aria-label={names[kind]}>
      <h4>{names[kind]}</h4>
      <ul className="lens-facts">
        <li>
          {signature === undefined
            ? 'Signature: not verified by who recorded this; cut off before it was stored.'
            : `${signature.valid ? '✓ Signature good' : '✗ Signature not good'}, verified with the issuer’s key ${signature.kid ?? ''} before it was cut off.`}
        </li>
        {payload['aud'] !== undefined && (
          <li>
            Meant for: <code>{String(payload['aud'])}</code>
          </li>
        )}
        {expiry !== undefined && (
          <li>
            Expires{' '}
            <time dateTime={new Date(expiry * 1000).toISOString()} data-expiry={expiry}>
              {clock(expiry)}
            </time>
          </li>
        )}
      </ul>
      <Claims title="Header" claims={header} kind={kind} />
      <Claims title="Payload" claims={payload} kind={kind} />
    </section>
  );
}

interface ClaimsProps {
  readonly title: string;
  readonly claims: Record<string, unknown>;
  readonly kind: RecordedToken['kind'];
}

function Claims({ title, claims, kind }: ClaimsProps) {
  return (
    <details open className="fields">
      <summary>{title}</summary>
      <dl>
        {Object.entries(claims).map(([name, value]) => {
          const entry = explainClaim(name, kind);
          return (
            <div key={name} className="field">
              <dt>{name}</dt>
              <dd>
                <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
                {timeOf(name, value)}
                {entry && (
                  <p>
                    <Prose text={entry.sentence} /> <cite>{entry.section}</cite>
                  </p>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

function timeOf(name: string, value: unknown) {
  const isTime = ['exp', 'iat', 'nbf', 'auth_time'].includes(name) && typeof value === 'number';
  return isTime ? <span className="text-ink-soft"> = {clock(value)}</span> : null;
}

function clock(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(11, 19)} UTC`;
}
