import type { TermEntry } from '../entry.ts';

/** What the person decides. */
export const decisionTerms = {
  'password-replay': {
    name: 'password replay',
    text: 'An app asks for your password and signs in as you. It can then do everything you can, and nobody can tell the two of you apart. OAuth was made so that no app has to.',
    section: 'RFC 6749 §1, RFC 9700 §2.4',
    also: ['password anti-pattern', 'screen scraping'],
  },
  consent: {
    name: 'consent',
    text: 'The moment in which the person decides, on a page of the authorization server. Here each optional line of it is a checkbox.',
    section: 'OIDC Core §3.1.2.4',
    also: ['approval'],
  },
  grant: {
    name: 'grant',
    text: 'The person’s decision: which client may do what, until when. Here it is also a record of the authorization server, and everything that came from it ends with it. RFC 6749 also uses the word for what stands for the decision on the way, for example a code.',
    section: 'RFC 6749 §1.3',
    also: ['authorization grant', 'permission'],
  },
  'grant-type': {
    name: 'grant type',
    text: 'One of the ways from a decision to access: `authorization_code`, `refresh_token` and others.',
    section: 'RFC 6749 §1.3, §4',
    also: ['flow'],
  },
  scope: {
    name: 'scope',
    text: 'A name for a part of what a client may do, such as `contacts.read`. The client asks for scopes; the person and the authorization server may give fewer.',
    section: 'RFC 6749 §3.3',
    also: ['permission'],
  },
  'step-up': {
    name: 'step-up',
    text: 'Asking the person again for more, at the moment it is needed. Here: MessageWriter asks for `contacts.write` only when somebody wants to add a birthday, after the API has answered 403 `insufficient_scope`. RFC 9470 uses the word for a stronger sign-in, which is something else.',
    section: 'RFC 6750 §3.1',
    also: ['incremental authorization'],
  },
  claim: {
    name: 'claim',
    text: 'One statement about somebody or something, such as `"name": "Ada Lovelace"`.',
    section: 'RFC 7519 §2',
    also: ['attribute'],
  },
  issuer: {
    name: 'issuer',
    text: 'The address that names an authorization server. It is a string that is compared exactly: a slash more is another issuer.',
    section: 'RFC 8414 §2, OIDC Core §2',
    also: ['`iss`'],
  },
  subject: {
    name: 'subject',
    text: 'The identifier of the person that a claim is about. Here it is a random number, never the e-mail address. It is unique within one issuer only: identify a person by `iss` and `sub` together.',
    section: 'OIDC Core §2, §5.7',
    also: ['`sub`', 'user id'],
  },
} as const satisfies Record<string, TermEntry>;
