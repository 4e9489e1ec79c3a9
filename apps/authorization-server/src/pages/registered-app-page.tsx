import { splitScope } from '@ecosystem/types/scopes';
import { LinkButton } from '@ecosystem/ui/button';
import { DefinitionList } from '@ecosystem/ui/definition-list';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import type { Client } from 'oidc-provider';
import { registeredScopes } from '../policy/registered-client.ts';
import type { RegistrationServices } from '../registration/app-form.ts';
import { quoteForShell } from './quote-for-shell.ts';
import { renderPage } from './render-page.tsx';

interface RegisteredApp {
  readonly client: Client;
  /** Only on the first look. */
  readonly clientSecret: string | undefined;
}

/** The PKCE pair of RFC 7636 Appendix B: known to everybody, so good for trying out and for nothing else. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** What the new app is called by, and lines that can be used at once. */
export function renderRegisteredAppPage(
  ctx: Context,
  services: RegistrationServices,
  { client, clientSecret }: RegisteredApp,
): void {
  const isProgram = client.tokenEndpointAuthMethod === 'none';
  renderPage(ctx, {
    title: `${client.clientName} is registered`,
    address: services.issuer,
    children: (
      <>
        <h1>{client.clientName} is registered</h1>
        {clientSecret !== undefined && (
          <div className="mt-6">
            <Notice kind="information" title="The client secret is shown once">
              <p>
                <Wire>{clientSecret}</Wire>
              </p>
              <p>Only its hash is kept here. If you lose it, register again.</p>
            </Notice>
          </div>
        )}
        <div className="mt-6">
          <DefinitionList
            items={[
              { term: 'Client id', description: <Wire>{client.clientId}</Wire> },
              { term: 'Answers go to', description: <Wire>{client.redirectUris?.join(' ')}</Wire> },
              { term: 'May ask for', description: <Wire>{[...registeredScopes(client)].join(' ')}</Wire> },
              { term: 'Trusted', description: 'unverified: everybody it asks is told so' },
              { term: 'Kept', description: 'as long as people use it; unused, for a week' },
            ]}
          />
        </div>
        <h2 className="mt-10">Use it now</h2>
        {isProgram ? <ForPrograms client={client} /> : <ForServers client={client} services={services} />}
        <div className="mt-8">
          <LinkButton href="/register-app">Register another one</LinkButton>
        </div>
      </>
    ),
  });
}

function ForPrograms({ client }: Pick<RegisteredApp, 'client'>) {
  return (
    <>
      <p className="mt-3">
        The program of this repository for terminals goes by any name that is registered:
      </p>
      <Line>{`npm run birthday-reminder -- --browser --client-id ${client.clientId}`}</Line>
      <p className="mt-3 text-sm text-ink-soft">
        It needs the scope birthdays.read and the redirect URI http://127.0.0.1/callback.
      </p>
    </>
  );
}

function ForServers({
  client,
  services,
}: Pick<RegisteredApp, 'client'> & { services: RegistrationServices }) {
  const { contactSaverUrl, issuer } = services;
  const redirectUri = client.redirectUris?.[0] ?? '';
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: splitScope([...registeredScopes(client)].join(' ')).join(' '),
    resource: contactSaverUrl,
    state: 'try',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const address = `${issuer}/auth?${request}`;
  return (
    <>
      <p className="mt-3">
        An authorization request. Its verifier is the one of RFC 7636 Appendix B, which everybody knows: for a
        real app, make one for each request.
      </p>
      <Line>{address}</Line>
      <p className="mt-4">Then, with the code from the address your browser is sent to, and the secret:</p>
      <Line>
        {[
          `curl --user "${client.clientId}:$SECRET" ${issuer}/token`,
          '--data grant_type=authorization_code',
          `--data code_verifier=${verifier}`,
          `--data-urlencode "code=$CODE"`,
          `--data-urlencode ${quoteForShell(`redirect_uri=${redirectUri}`)}`,
          `--data-urlencode ${quoteForShell(`resource=${contactSaverUrl}`)}`,
        ].join(' \\\n  ')}
      </Line>
    </>
  );
}

function Line({ children }: { readonly children: string }) {
  return (
    <pre
      className="mt-3 overflow-x-auto border border-line bg-sheet p-4 text-sm whitespace-pre-wrap"
      tabIndex={0}
    >
      <Wire>{children}</Wire>
    </pre>
  );
}
