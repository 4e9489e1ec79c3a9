import { wireEntries } from '../wire-entries.ts';

const oauth = 'RFC 8414 §2';
const oidc = 'OpenID Connect Discovery 1.0 §3';

/** What an authorization server publishes about itself. */
export const metadata = wireEntries('authorization-server', {
  issuer: [
    'The name of this authorization server, compared character for character.',
    oauth,
    'metadata-issuer',
  ],
  authorization_endpoint: ['Where your browser is sent so that you can decide.', oauth],
  token_endpoint: [
    'Where codes and refresh tokens are exchanged, from server to server.',
    oauth,
    {
      checkedBy: 'message-writer',
      against: 'At the wrong address MessageWriter would hand its secret and your code to a stranger.',
    },
  ],
  userinfo_endpoint: ['Where an app asks about the person who signed in.', oidc],
  jwks_uri: ['Where the public keys are that check this server’s signatures.', oauth],
  registration_endpoint: ['Where an app can register itself.', oauth],
  revocation_endpoint: ['Where an app gives back a token that it no longer needs.', oauth],
  introspection_endpoint: ['Where an API asks whether a token is good.', oauth],
  end_session_endpoint: ['Where your browser is sent to sign you out.', 'OIDC RP-Initiated Logout 1.0 §2.1'],
  backchannel_logout_supported: [
    'Whether this server tells apps when a session ends.',
    'OIDC Back-Channel Logout 1.0 §2.1',
  ],
  backchannel_logout_session_supported: [
    'Whether it says which session.',
    'OIDC Back-Channel Logout 1.0 §2.1',
  ],
  device_authorization_endpoint: ['Where a device without a keyboard begins.', 'RFC 8628 §4'],
  pushed_authorization_request_endpoint: [
    'Where an app hands in its request before your browser comes.',
    'RFC 9126 §5',
  ],
  require_pushed_authorization_requests: ['Whether a request must be handed in that way.', 'RFC 9126 §5'],
  scopes_supported: ['Which scopes exist here.', oauth],
  response_types_supported: ['What can come back through the browser; here `code` only.', oauth],
  response_modes_supported: ['How it can come back; here in the `query` only.', oauth],
  grant_types_supported: ['What can be exchanged for tokens here.', oauth],
  code_challenge_methods_supported: ['How a code challenge may be made.', oauth],
  token_endpoint_auth_methods_supported: ['How an app can prove who it is.', oauth],
  token_endpoint_auth_signing_alg_values_supported: [
    'How an app may sign, where it proves who it is by a signature.',
    oauth,
  ],
  introspection_endpoint_auth_methods_supported: ['How an API can prove who it is.', oauth],
  revocation_endpoint_auth_methods_supported: ['How an app can prove who it is there.', oauth],
  authorization_response_iss_parameter_supported: [
    'Promises that every answer names who sent it.',
    'RFC 9207 §3',
  ],
  subject_types_supported: ['Whether all apps see the same number for you, or each its own.', oidc],
  id_token_signing_alg_values_supported: ['How ID tokens are signed.', oidc],
  acr_values_supported: ['Which strengths of sign-in have a name here.', oidc],
  claims_supported: ['Which statements about a person this server can make.', oidc],
  claims_parameter_supported: ['Whether an app may ask for single statements.', oidc],
  claim_types_supported: ['Whether the statements are this server’s own.', oidc],
  request_parameter_supported: ['Whether a request may come as one signed object.', oidc],
  request_uri_parameter_supported: ['Whether a request may be named by an address.', oidc],
  dpop_signing_alg_values_supported: ['How an app may sign its requests one by one.', 'RFC 9449 §5.1'],
  service_documentation: ['A page for people who write apps.', oauth],
});

/** What an API publishes about itself, and where its refusals say it does. */
export const resourceMetadata = wireEntries('contact-saver', {
  resource: ['The address by which tokens name this API.', 'RFC 9728 §2'],
  authorization_servers: ['Whose tokens this API takes.', 'RFC 9728 §2'],
  bearer_methods_supported: ['Where the token has to be: in the `header`.', 'RFC 9728 §2'],
  scopes_supported: ['Which scopes this API knows.', 'RFC 9728 §2'],
  resource_name: ['What people call this API.', 'RFC 9728 §2'],
  resource_documentation: ['A page for people who use this API.', 'RFC 9728 §2'],
  resource_metadata: ['Where a refused app can read whose tokens are taken.', 'RFC 9728 §5.1'],
  realm: ['What part of the server the refusal is about.', 'RFC 9110 §11.5'],
});

/** The public keys of an issuer. */
export const keySet = wireEntries('authorization-server', {
  keys: ['The public keys; with them anybody can check a signature, and nobody can make one.', 'RFC 7517 §5'],
  kty: ['The family of the key: `RSA`.', 'RFC 7517 §4.1'],
  use: ['What the key is for: `sig` means signatures.', 'RFC 7517 §4.2'],
  key_ops: ['What may be done with the key.', 'RFC 7517 §4.3'],
  alg: ['The way of signing that this key is for.', 'RFC 7517 §4.4'],
  kid: ['The name of the key, which a token’s header repeats.', 'RFC 7517 §4.5'],
  n: ['The large number that an RSA key consists of.', 'RFC 7518 §6.3.1.1'],
  e: ['The small number that belongs to it.', 'RFC 7518 §6.3.1.2'],
});
