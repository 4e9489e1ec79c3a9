import { wireEntries } from '../wire-entries.ts';

/** How a client proves who it is by a signature, in the form of any request to the authorization server. */
export const clientAssertion = wireEntries('message-writer', {
  client_assertion: [
    'A statement that the client has signed with its own key, instead of sending a secret.',
    'RFC 7523 §2.2',
    'client-authentication',
  ],
  client_assertion_type: ['What kind of statement it is: a JWT.', 'RFC 7521 §4.2'],
});

/** What an authorization request says besides, in a hardened run. */
export const hardenedRequest = {
  ...wireEntries('message-writer', {
    dpop_jkt: [
      'The hash of the key that the code will be bound to.',
      'RFC 9449 §10',
      {
        checkedBy: 'authorization-server',
        against: 'A code that was stolen with its verifier could be redeemed with another key.',
      },
    ],
  }),
  ...wireEntries('authorization-server', {
    request_uri: [
      'A name for the request that was pushed before, good once and for a minute.',
      'RFC 9126 §4',
      'request-uri',
    ],
  }),
};

/** The JSON that answers a pushed authorization request. */
export const pushedResponse = wireEntries('authorization-server', {
  request_uri: ['The name under which the browser is sent to ask what was pushed.', 'RFC 9126 §2.2'],
  expires_in: ['How many seconds the name is good for.', 'RFC 9126 §2.2'],
});
