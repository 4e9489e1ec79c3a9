import { wireEntries } from '../wire-entries.ts';

/** What a client says about itself, and what it is told. */
export const registration = {
  ...wireEntries('outside', {
    client_name: [
      'The name that people will read; it is the client’s own claim.',
      'RFC 7591 §2',
      'registration-metadata',
    ],
    redirect_uris: ['Where answers may go.', 'RFC 7591 §2', 'registration-redirect-uris'],
    grant_types: ['What the client will hand in for tokens.', 'RFC 7591 §2', 'registration-metadata'],
    response_types: [
      'In what form it is answered; here always `code`.',
      'RFC 7591 §2',
      'registration-metadata',
    ],
    token_endpoint_auth_method: [
      'How it proves who it is: with a secret, or not at all.',
      'RFC 7591 §2',
      'registration-metadata',
    ],
    application_type: [
      'Whether it runs on a server or on a person’s machine.',
      'RFC 8252 §8.4',
      'registration-metadata',
    ],
    scope: ['What it may ask people for.', 'RFC 7591 §2', 'registration-metadata'],
  }),
  ...wireEntries('authorization-server', {
    client_id: ['The number of the client, made here.', 'RFC 7591 §3.2.1'],
    client_id_issued_at: ['When that was.', 'RFC 7591 §3.2.1'],
    subject_type: [
      'Whether each app gets the same number for a person; here all do.',
      'OpenID Connect Dynamic Client Registration 1.0 §2',
    ],
    id_token_signed_response_alg: [
      'How its ID tokens will be signed.',
      'OpenID Connect Dynamic Client Registration 1.0 §2',
    ],
    backchannel_logout_session_required: [
      'Whether a logout token has to name the session.',
      'OIDC Back-Channel Logout 1.0 §2.2',
    ],
    require_pushed_authorization_requests: ['Whether it has to push what it asks for.', 'RFC 9126 §6'],
    party: ['How far this server trusts the client; strangers are `unverified`.', 'RFC 7591 §5'],
  }),
};

/** The form that does the same for people. */
export const registrationForm = wireEntries('browser', {
  client_name: ['The name of your app.', 'RFC 7591 §2', 'registration-metadata'],
  redirect_uri: ['Where answers to your app go.', 'RFC 7591 §2', 'registration-redirect-uris'],
  kind: ['Whether your app can keep a secret.', 'RFC 7591 §2'],
  scope: ['One for each thing your app may ask people for.', 'RFC 7591 §2', 'registration-metadata'],
});
