import type { ClientOptions, RegisteredClient } from './registered-client.ts';

/** MessageWriter under both its names: one proves itself with a secret, the other by a signature. */
export function createMessageWriters({
  messageWriterSecret,
  messageWriterUrl,
}: ClientOptions): RegisteredClient[] {
  const messageWriter = describeMessageWriter(messageWriterUrl);
  return [
    {
      ...messageWriter,
      client_id: 'message-writer',
      client_name: 'MessageWriter',
      client_secret: messageWriterSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: [...messageWriter.grant_types, 'client_credentials'],
      client_scope: 'occasions.read',
    },
    {
      ...messageWriter,
      client_id: 'message-writer-hardened',
      client_name: 'MessageWriter, hardened',
      // RFC 7523 §2.2: it proves who it is by a signature, and there is no secret that both sides know.
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks_uri: `${messageWriterUrl}/oauth/jwks`,
    },
  ];
}

/** What does not depend on how it proves who it is. */
function describeMessageWriter(url: string) {
  return {
    client_uri: url,
    company: 'MessageWriter, a company of its own',
    party: 'third-party',
    application_type: 'web',
    redirect_uris: [`${url}/oauth/callback`],
    post_logout_redirect_uris: [`${url}/`],
    // Back-Channel Logout 1.0 §2.2: it is told which of its sessions ends, by the `sid` of the ID token.
    backchannel_logout_uri: `${url}/oauth/backchannel-logout`,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: 'openid profile email offline_access',
    resource_scope: 'birthdays.read contacts.read contacts.write',
    required_scopes: {
      openid: 'to find your drafts again when you come back',
      profile: 'to sign the messages with your name and to count days in your time zone',
      'birthdays.read': 'to know when to write; without birthdays there is nothing to do',
    },
  } satisfies Partial<RegisteredClient>;
}
