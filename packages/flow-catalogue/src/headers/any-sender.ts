import { wireEntries } from '../wire-entries.ts';

/** What every HTTP message can have, whoever sends it. */
export const commonHeaders = wireEntries('standard', {
  host: [
    'The server that is meant, by name.',
    'RFC 9110 §7.2',
    {
      checkedBy: 'authorization-server',
      against: 'With a name of their choice, somebody could make the server name their addresses as its own.',
    },
  ],
  'user-agent': ['The program that asks.', 'RFC 9110 §10.1.5'],
  accept: ['The kinds of answer that the sender can read.', 'RFC 9110 §12.5.1'],
  'accept-encoding': ['The ways of packing that the sender can unpack.', 'RFC 9110 §12.5.3'],
  'content-type': ['What the body is: a form, JSON, a page.', 'RFC 9110 §8.3'],
  'content-length': ['How many bytes the body has.', 'RFC 9110 §8.6'],
  'content-encoding': ['How the body is packed.', 'RFC 9110 §8.4'],
  'content-language': ['The language of the body.', 'RFC 9110 §8.5'],
  'cache-control': [
    'Whether the answer may be kept; `no-store` means that nobody may.',
    'RFC 9111 §5.2',
    {
      checkedBy: 'browser',
      against: 'The next person at this computer could find your answer in its cache.',
    },
  ],
  pragma: ['An old way of saying that the answer may not be kept.', 'RFC 9111 §5.4'],
  'if-none-match': [
    'The version the sender has; an answer is needed only if there is a newer one.',
    'RFC 9110 §13.1.2',
  ],
  'if-modified-since': ['An answer is needed only if it has changed since then.', 'RFC 9110 §13.1.3'],
  date: ['When the answer was made.', 'RFC 9110 §6.6.1'],
  connection: ['Whether the line stays open for the next request.', 'RFC 9110 §7.6.1'],
  'keep-alive': ['For how long the line stays open.', 'RFC 9112 §C.2.2'],
  'transfer-encoding': [
    'The body comes in pieces, because its length was not known beforehand.',
    'RFC 9112 §6.1',
  ],
  te: ['Which ways of sending in pieces are understood.', 'RFC 9110 §10.1.4'],
  upgrade: ['The sender would like to go on with another protocol.', 'RFC 9110 §7.8'],
  expect: ['The sender waits for a yes before it sends the body.', 'RFC 9110 §10.1.1'],
  traceparent: [
    'The number of this message for those who watch; nothing in the protocol depends on it.',
    'Trace Context §3.2',
  ],
  tracestate: ['Notes of those who watch.', 'Trace Context §3.3'],
});
