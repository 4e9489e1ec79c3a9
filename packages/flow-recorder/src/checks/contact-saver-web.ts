import { checksOf } from './check.ts';

const folder = 'apps/contact-saver/src/web/sign-in';

/** What ContactSaver's own web app decides, as a client, in the order in which it does. */
export const contactSaverWebChecks = {
  ...checksOf('contact-saver', ['web-authorization-response'], {
    'web-iss': [
      'iss names the issuer we asked',
      'RFC 9207 §2.4',
      `${folder}/validate-authorization-response.ts`,
      'An answer of somebody else’s authorization server could be slipped in (mix-up).',
    ],
    'web-one-code': [
      'There is one state and one code, and no error',
      'RFC 6749 §4.1.2',
      `${folder}/validate-authorization-response.ts`,
      'Two codes mean that somebody has added one.',
    ],
    'web-state': [
      'state is one that this browser was given, and it comes for the first time',
      'RFC 9700 §4.7',
      `${folder}/pending-sign-ins.ts`,
      'An attacker could sign your browser in to the attacker’s account, and you would keep your contacts there.',
    ],
  }),
  ...checksOf('contact-saver', ['token-request'], {
    'web-id-token-signature': [
      'The issuer’s key has signed the ID token',
      'OIDC Core §3.1.3.7',
      `${folder}/validate-id-token.ts`,
      'Anybody can write a token; only the issuer can sign it.',
    ],
    'web-id-token-issuer': [
      'The ID token is from our issuer',
      'OIDC Core §3.1.3.7',
      `${folder}/validate-id-token.ts`,
      'Another issuer could name any person it likes.',
    ],
    'web-id-token-expiry': [
      'The ID token is of this moment',
      'OIDC Core §3.1.3.7',
      `${folder}/validate-id-token.ts`,
      'An old ID token that leaked somewhere would still say who you are.',
    ],
    'web-id-token-claims': [
      'The ID token names a person and a session',
      'OIDC Core §2',
      `${folder}/validate-id-token.ts`,
      'A token that names nobody signs nobody in.',
    ],
    'web-id-token-audience': [
      'The ID token is meant for this client, and for nobody else',
      'OIDC Core §3.1.3.7',
      `${folder}/validate-id-token.ts`,
      'An ID token that you gave to another app would sign its owner in here, as you.',
    ],
    'web-nonce': [
      'nonce in the ID token is the one we sent',
      'OIDC Core §3.1.3.7',
      `${folder}/validate-id-token.ts`,
      'An ID token from another flow could be slipped into this one.',
    ],
  }),
  ...checksOf('contact-saver', ['web-backchannel-logout'], {
    'web-logout-token': [
      'The logout token is from our issuer, for us, of this moment, and comes for the first time',
      'OIDC Back-Channel Logout 1.0 §2.6',
      `${folder}/validate-logout-token.ts`,
      'Anybody could sign out everybody.',
    ],
  }),
} as const;
