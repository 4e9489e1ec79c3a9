import type { WireEntry } from '../entry.ts';
import { wireEntries } from '../wire-entries.ts';

/** What a DPoP proof says of the one request it is made for. */
export const proofClaims: Readonly<Record<string, WireEntry>> = wireEntries('message-writer', {
  alg: ['How the proof is signed.', 'RFC 9449 §4.2', 'dpop-proof'],
  typ: ['What kind of JWT this is: a proof, and nothing that opens a door.', 'RFC 9449 §4.2', 'dpop-proof'],
  jwk: ['The public key that the proof is signed with.', 'RFC 9449 §4.2', 'dpop-proof'],
  jti: ['The number of this one proof, so that it works once.', 'RFC 9449 §4.2', 'dpop-proof'],
  iat: ['When the proof was made, in seconds since 1970.', 'RFC 9449 §4.2', 'dpop-proof'],
  htm: ['The method of the request.', 'RFC 9449 §4.2', 'dpop-proof'],
  htu: ['The address of the request.', 'RFC 9449 §4.2', 'dpop-proof'],
  ath: ['The hash of the access token that comes with it.', 'RFC 9449 §4.2', 'dpop-proof'],
});

/** What a client says when it signs instead of sending a secret. */
export const assertionClaims: Readonly<Record<string, WireEntry>> = wireEntries('message-writer', {
  alg: ['How the statement is signed.', 'RFC 7523 §3', 'client-authentication'],
  kid: ['Which of the client’s keys has signed it.', 'RFC 7515 §4.1.4', 'client-authentication'],
  iss: ['The client that says so: its client id.', 'RFC 7523 §3', 'client-authentication'],
  sub: ['The client that it is about: the same.', 'RFC 7523 §3', 'client-authentication'],
  aud: ['Whom it is for: this authorization server and nobody else.', 'RFC 7523 §3', 'client-authentication'],
  exp: ['When it ends, a minute later, in seconds since 1970.', 'RFC 7523 §3', 'client-authentication'],
  iat: ['When it was made, in seconds since 1970.', 'RFC 7523 §3'],
  nbf: ['Before this moment it is not good yet.', 'RFC 7523 §3'],
  jti: ['The number of this one statement, so that it works once.', 'RFC 7523 §3', 'client-authentication'],
});
