import { checksOf } from './check.ts';

const folder = 'apps/contact-saver/src/access-token';

const localChecks = checksOf('contact-saver', ['protected-resource-request'], {
  bearer: [
    'One access token, in the Authorization header',
    'RFC 6750 §2.1',
    `${folder}/read-bearer-token.ts`,
    'A token in a URL ends up in histories and logs.',
  ],
  'keys-cached': [
    'The issuer’s key is in memory: nobody is asked',
    'RFC 9068 §4',
    `${folder}/issuer-keys.ts`,
    'Every call would wait for the issuer, and fail whenever it cannot be reached.',
  ],
  'access-token-signature': [
    'The issuer’s key has signed it',
    'RFC 9068 §4',
    `${folder}/verify-access-token.ts`,
    'Anybody can write a token; only the issuer can sign it.',
  ],
  'access-token-type': [
    'It is an access token (typ at+jwt)',
    'RFC 9068 §4',
    `${folder}/verify-access-token.ts`,
    'An ID token is signed by the same key; it must not open the API.',
  ],
  'access-token-claims': [
    'It says whose it is, whom it was given to, and what for',
    'RFC 9068 §2.2',
    `${folder}/verify-access-token.ts`,
    'A token without a subject speaks for nobody.',
  ],
  'access-token-issuer': [
    'It is from the one issuer we trust',
    'RFC 9068 §4',
    `${folder}/verify-access-token.ts`,
    'Another issuer could let in whom it likes.',
  ],
  'access-token-audience': [
    'It is meant for this API (aud)',
    'RFC 9068 §4',
    `${folder}/verify-access-token.ts`,
    'A token you gave to one API could be replayed by that API at this one.',
  ],
  'access-token-expiry': [
    'It has not expired',
    'RFC 9068 §4',
    `${folder}/verify-access-token.ts`,
    'A JWT cannot be taken back, so its end is the only limit on a stolen one.',
  ],
  'dpop-proof': [
    'Who sends it has the key the token is bound to (DPoP)',
    'RFC 9449 §4.3',
    `${folder}/verify-dpop-proof.ts`,
    'Whoever gets hold of the token could use it.',
  ],
  'scope-sufficient': [
    'It holds the scope that this needs',
    'RFC 6750 §3.1',
    `${folder}/require-scope.ts`,
    'Every app would get everything, whatever you ticked.',
  ],
});

const introspectionChecks = checksOf('contact-saver', ['introspection-request'], {
  'token-active': [
    'The issuer says that it is active, at this moment',
    'RFC 7662 §2.2',
    `${folder}/introspect-access-token.ts`,
    'A token that was taken back would work until it expires.',
  ],
  'introspected-type': [
    'It is a bearer token (token_type)',
    'RFC 7662 §2.2',
    `${folder}/introspect-access-token.ts`,
    'A refresh token is active, too; it must not open the API.',
  ],
  'introspected-issuer': [
    'The issuer names itself (iss)',
    'RFC 7662 §2.2',
    `${folder}/introspect-access-token.ts`,
    'The answer could be about a token of another issuer.',
  ],
  'introspected-audience': [
    'It is meant for this API by its second name (aud)',
    'RFC 9700 §2.3',
    `${folder}/introspect-access-token.ts`,
    'A token for userinfo, or for another API, is active as well.',
  ],
  'introspected-expiry': [
    'It has an end, which has not come (exp)',
    'RFC 7662 §2.2',
    `${folder}/introspect-access-token.ts`,
    'A token without an end would be good for ever.',
  ],
  'introspected-claims': [
    'It says whose it is, whom it was given to, and what for',
    'RFC 7662 §2.2',
    `${folder}/introspect-access-token.ts`,
    'A token without a subject speaks for nobody.',
  ],
});

/** What the resource server decides about requests with a token, and about what its issuer says of an opaque one. */
export const contactSaverChecks = { ...localChecks, ...introspectionChecks } as const;
