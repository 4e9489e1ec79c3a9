import { checksOf } from './check.ts';

const ours = 'apps/authorization-server/src/registration';

/** What the authorization server decides about a client that somebody registers. */
export const registrationChecks = checksOf(
  'authorization-server',
  ['registration-request', 'registration-form'],
  {
    'registration-limit': [
      'This address has not registered too many',
      'RFC 7591 §5',
      `${ours}/limit-registrations.ts`,
      'Somebody could fill the server with clients.',
    ],
    'registration-token': [
      'In the lab anybody may register; elsewhere who has a token for it',
      'RFC 7591 §3',
      'oidc-provider/lib/actions/registration.js',
      'Strangers would have apps of their own at a real server.',
    ],
    'registration-metadata': [
      'It says nothing that would have to be fetched, called, or believed',
      'RFC 7591 §5',
      `${ours}/registration.ts`,
      'A stranger could send this server to addresses only it can reach, or call an app trusted.',
    ],
    'registration-redirect-uris': [
      'Answers go to https, or stay on the person’s own machine',
      'RFC 9700 §2.6',
      `${ours}/registered-redirect-uri.ts`,
      'Codes would travel where everybody on the way can read them.',
    ],
  },
);
