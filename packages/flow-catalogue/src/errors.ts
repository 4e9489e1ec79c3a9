import type { WireEntry } from './entry.ts';
import { wireEntries } from './wire-entries.ts';

/** Every error code of the specifications that can be met here, and why somebody meets it. */
export const errors: Readonly<Record<string, WireEntry>> = {
  ...wireEntries('authorization-server', {
    invalid_request: ['A parameter is missing, comes twice, or makes no sense.', 'RFC 6749 §4.1.2.1'],
    unauthorized_client: ['This app may not ask in this way.', 'RFC 6749 §4.1.2.1'],
    access_denied: ['You have said no, or the server has said it for you.', 'RFC 6749 §4.1.2.1'],
    unsupported_response_type: [
      'This server does not answer in that form; here it answers with a code.',
      'RFC 6749 §4.1.2.1',
    ],
    unsupported_response_mode: [
      'This server does not answer by that way; here it answers in the query.',
      'OAuth 2.0 Multiple Response Types 1.0 §2.1',
    ],
    invalid_scope: [
      'The app asks for something that it may not have, or that does not exist.',
      'RFC 6749 §4.1.2.1',
    ],
    server_error: ['Something has gone wrong at the authorization server.', 'RFC 6749 §4.1.2.1'],
    temporarily_unavailable: [
      'The authorization server cannot answer now; later it may.',
      'RFC 6749 §4.1.2.1',
    ],
    invalid_redirect_uri: [
      'The answer would go to an address that is not registered, so your browser stays here.',
      'RFC 6749 §4.1.2.1',
    ],
    session_not_found: [
      'The page is from a decision that is over, or from another browser; sent as `invalid_request`.',
      'RFC 6749 §4.1.2.1',
    ],
    invalid_client: ['The app has not proved that it is the one it names.', 'RFC 6749 §5.2'],
    invalid_grant: [
      'The code or refresh token is unknown, used, expired, or was given to another app.',
      'RFC 6749 §5.2',
    ],
    authorization_pending: ['Nobody has decided yet; the device asks again later.', 'RFC 8628 §3.5'],
    slow_down: ['The device asks too often, and has to wait longer from now on.', 'RFC 8628 §3.5'],
    expired_token: ['The device code is too old; the device has to begin anew.', 'RFC 8628 §3.5'],
    invalid_client_metadata: ['What the client says about itself is not accepted.', 'RFC 7591 §3.2.2'],
    unsupported_grant_type: ['This server does not exchange that for tokens.', 'RFC 6749 §5.2'],
    unsupported_token_type: ['This kind of token cannot be taken back.', 'RFC 7009 §2.2.1'],
    invalid_target: ['The API that the token should be for is not known here.', 'RFC 8707 §2'],
    login_required: ['Nobody is signed in, and the app has asked for no page.', 'OIDC Core §3.1.2.6'],
    consent_required: [
      'You would have to be asked, and the app has asked for no page.',
      'OIDC Core §3.1.2.6',
    ],
    interaction_required: [
      'Some page would be needed, and the app has asked for none.',
      'OIDC Core §3.1.2.6',
    ],
    account_selection_required: [
      'You would have to choose an account, and the app has asked for no page.',
      'OIDC Core §3.1.2.6',
    ],
  }),
  ...wireEntries('contact-saver', {
    invalid_token: [
      'The token is expired, changed, or meant for somebody else; a new one may help.',
      'RFC 6750 §3.1',
    ],
    insufficient_scope: [
      'The token is good, but for less than this; only you can allow more.',
      'RFC 6750 §3.1',
    ],
  }),
};
