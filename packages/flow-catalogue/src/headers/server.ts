import { wireEntries } from '../wire-entries.ts';

const framing = {
  checkedBy: 'browser',
  against: 'A page in an invisible frame could make you press Allow without seeing it.',
} as const;

/** What a server tells your browser to do, or not to do. */
export const serverHeaders = wireEntries('standard', {
  location: [
    'Where to go next; your browser goes there and carries along what stands in the address.',
    'RFC 9110 §10.2.2',
  ],
  'set-cookie': [
    'A value that your browser keeps and shows to this server again.',
    'RFC 6265 §4.1',
    {
      checkedBy: 'browser',
      against: 'Without `HttpOnly` a script in the page could read it and send it away.',
    },
  ],
  'content-security-policy': [
    'What the page may load, where its forms may go, and who may frame it.',
    'Content Security Policy Level 3 §3.1',
    framing,
  ],
  'x-frame-options': ['Whether other pages may show this one in a frame.', 'RFC 7034 §2', framing],
  'referrer-policy': [
    'How much of this page’s address the next server is told.',
    'Referrer Policy §4.1',
    { checkedBy: 'browser', against: 'The next page would learn the code that stands in this address.' },
  ],
  'strict-transport-security': [
    'From now on this server is to be asked over https only.',
    'RFC 6797 §6.1',
    { checkedBy: 'browser', against: 'Somebody on the way could lead you to plain http and read along.' },
  ],
  'x-content-type-options': [
    'The browser is not to guess what kind of answer this is.',
    'Fetch Standard, X-Content-Type-Options header',
    { checkedBy: 'browser', against: 'A text that somebody else wrote could be run as a script.' },
  ],
  'permissions-policy': ['What the page may not use, such as the camera.', 'Permissions Policy §6.1'],
  'cross-origin-opener-policy': [
    'A page that has opened this one gets no hold of it.',
    'HTML Standard, Cross-origin opener policies',
  ],
  'cross-origin-resource-policy': [
    'Pages of others may not load this answer as a part of themselves.',
    'Fetch Standard, Cross-Origin-Resource-Policy header',
  ],
  'cross-origin-embedder-policy': [
    'The page loads only what agrees to be loaded by others.',
    'HTML Standard, Cross-origin embedder policies',
  ],
  'access-control-allow-origin': [
    'Whose pages may read this answer in a browser; `*` means everybody’s.',
    'Fetch Standard, CORS protocol',
    { checkedBy: 'browser', against: 'Any page you visit could read answers that are meant for you.' },
  ],
  'access-control-allow-methods': ['What scripts of such a page may do.', 'Fetch Standard, CORS protocol'],
  'access-control-allow-headers': ['Which headers they may send.', 'Fetch Standard, CORS protocol'],
  'access-control-allow-credentials': ['Whether cookies go along.', 'Fetch Standard, CORS protocol'],
  'access-control-expose-headers': ['Which headers they may read.', 'Fetch Standard, CORS protocol'],
  'access-control-max-age': ['How long the browser may remember this.', 'Fetch Standard, CORS protocol'],
  'www-authenticate': [
    'Why the request is refused, and what would help: a token, a new one, or more scope.',
    'RFC 6750 §3',
  ],
  allow: ['Which methods this address knows.', 'RFC 9110 §10.2.1'],
  'retry-after': ['How many seconds to wait before asking again.', 'RFC 9110 §10.2.3'],
  vary: ['Which headers of the request this answer depends on.', 'RFC 9110 §12.5.5'],
  etag: ['The version of this answer.', 'RFC 9110 §8.8.3'],
  'last-modified': ['When this answer last changed.', 'RFC 9110 §8.8.2'],
  expires: ['Until when the answer may be kept; `cache-control` goes before.', 'RFC 9111 §5.3'],
  link: ['Where something related is.', 'RFC 8288 §3'],
  server: ['What the server calls its program.', 'RFC 9110 §10.2.4'],
});
