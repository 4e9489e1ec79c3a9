import { isPersonScope, scopeDescriptions, splitScope } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { Wire } from '@ecosystem/ui/wire';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Connected } from '../../components/connected.tsx';
import { CsrfField } from '../../components/csrf-field.tsx';
import { formatInstant } from '../../components/format.ts';
import { UnknownPerson } from '../../components/unknown-person.tsx';
import { env } from '../../env.ts';
import { services } from '../../services.ts';
import type { Connection } from '../../session/session-store.ts';

export const metadata: Metadata = { title: 'Connection' };

/** What MessageWriter holds, and what each of it is for. The tokens themselves never leave the server. */
export default function ConnectionPage() {
  return (
    <Connected
      current="/connection"
      title="Connection"
      render={async (connection) => {
        const { zoneinfo } = services().connections.claimsOf(connection);
        return (
          <>
            {connection.personId === null && <UnknownPerson />}
            <p className="mt-4 text-ink-soft">
              Since {formatInstant(connection.createdAt, zoneinfo)}. Your browser holds a cookie with a random
              number, and no token: these stay on MessageWriter’s server, sealed.
            </p>
            <Tokens connection={connection} zoneinfo={zoneinfo} />
            <section className="mt-10" aria-labelledby="allowed">
              <h2 id="allowed">What you have allowed</h2>
              <ul className="mt-3 list-disc pl-5">
                {splitScope(connection.scope)
                  .filter(isPersonScope)
                  .map((scope) => (
                    <li key={scope}>
                      {scopeDescriptions[scope].sentence} <Wire>{scope}</Wire>
                    </li>
                  ))}
              </ul>
            </section>
          </>
        );
      }}
    />
  );
}

function Tokens({
  connection,
  zoneinfo,
}: {
  readonly connection: Connection;
  readonly zoneinfo: string | undefined;
}) {
  const { hardening, refreshToken } = services().connections.tokensOf(connection);
  const { accessTokenExpiresAt, offline, expiresAt, personId } = connection;
  const isExpired = accessTokenExpiresAt <= new Date();
  return (
    <div className="mt-8 grid gap-6 lg:grid-cols-3">
      <Token name="ID token" from="for MessageWriter" isHere={false}>
        <p>
          {personId === null
            ? 'None came: nobody asked for openid. We do not know who you are.'
            : 'Told us once who you are, was checked, and is not kept. It opens nothing: ContactSaver would refuse it.'}
        </p>
      </Token>
      <Token name="Access token" from="for ContactSaver" isHere>
        <p>
          {hardening?.proofKey
            ? 'Opens ContactSaver’s API, together with a proof by the key it is bound to. '
            : 'Opens ContactSaver’s API, for whoever bears it. '}
          It is for ContactSaver to read: what it says is no business of ours.{' '}
          {isExpired
            ? 'We count it as expired: the next call renews it.'
            : `Good until ${formatInstant(accessTokenExpiresAt, zoneinfo)}.`}
        </p>
        {env().lab && !isExpired && (
          <form method="post" action="/connection/expire" className="mt-3">
            <CsrfField />
            <Button kind="secondary">Expire it now</Button>
          </form>
        )}
        {isExpired && (
          <a href="/birthdays" className="button button-secondary mt-3">
            Call ContactSaver, and renew it
          </a>
        )}
      </Token>
      <Token name="Refresh token" from="for the authorization server" isHere={refreshToken !== undefined}>
        <p>
          Gets a new access token, together with{' '}
          {hardening?.signed ? 'a statement signed by our key' : 'our client secret'}, and is replaced each
          time it is used.{' '}
          {offline
            ? `You have allowed us to use it while you are away, until ${formatInstant(expiresAt, zoneinfo)} at the latest.`
            : 'It ends with your session: you have not allowed us to use it while you are away.'}
        </p>
      </Token>
    </div>
  );
}

interface TokenProps {
  readonly name: string;
  /** Whom it is meant for. */
  readonly from: string;
  readonly isHere: boolean;
  readonly children: ReactNode;
}

function Token({ name, from, isHere, children }: TokenProps) {
  return (
    <section
      className={`border border-line p-5 ${isHere ? 'bg-sheet' : 'border-dashed text-ink-soft'}`}
      aria-labelledby={name.replaceAll(' ', '-')}
    >
      <h2 id={name.replaceAll(' ', '-')} className="text-xl">
        {name}
      </h2>
      <p className="text-sm text-ink-soft">{from}</p>
      <div className="mt-3">{children}</div>
    </section>
  );
}
