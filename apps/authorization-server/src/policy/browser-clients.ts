import type { ClientOptions, RegisteredClient } from './registered-client.ts';

/** Where the clients that live in browsers are; nowhere when undefined. */
export type BrowserClientOptions = Pick<ClientOptions, 'messageWriterBrowserUrl' | 'xssExhibitUrl'>;

/**
 * MessageWriter once more, as a script in the browser, with the lab on; and the throw-away copies of both kinds of client
 * in which an injected script is let loose. They have ids and origins of their own: nothing that happens there
 * touches the clients that people use.
 */
export function createBrowserClients({
  messageWriterBrowserUrl,
  xssExhibitUrl,
}: BrowserClientOptions): RegisteredClient[] {
  return [
    ...(messageWriterBrowserUrl === undefined
      ? []
      : [
          describe(messageWriterBrowserUrl, {
            client_id: 'message-writer-browser',
            client_name: 'MessageWriter in the browser',
            redirect_uris: [`${messageWriterBrowserUrl}/callback`],
          }),
        ]),
    ...(xssExhibitUrl === undefined
      ? []
      : [
          describe(xssExhibitUrl, {
            client_id: 'xss-exhibit-browser',
            client_name: 'Exhibit: a browser app with an injected script',
            redirect_uris: [`${xssExhibitUrl}/in-browser/callback`],
          }),
          describe(xssExhibitUrl, {
            client_id: 'xss-exhibit-server',
            client_name: 'Exhibit: a server’s app with an injected script',
            redirect_uris: [`${xssExhibitUrl}/on-server/callback`],
          }),
        ]),
  ];
}

type Own = Pick<RegisteredClient, 'client_id' | 'client_name' | 'redirect_uris'>;

function describe(url: string, own: Own): RegisteredClient {
  return {
    ...own,
    client_uri: url,
    company: 'MessageWriter, a company of its own',
    party: 'third-party',
    // RFC 10017 §6.3.3.1: a secret in a script would be no secret; PKCE and the exact redirect URI are what there is.
    token_endpoint_auth_method: 'none',
    application_type: 'web',
    // RFC 10017 §6.3.2.3: no refresh token, which a script could take away and use for days.
    grant_types: ['authorization_code'],
    response_types: ['code'],
    resource_scope: 'birthdays.read',
    required_scopes: { 'birthdays.read': 'to know when to write; without birthdays there is nothing to do' },
  };
}
