import type { DeviceAuthorizationResponse } from 'oauth4webapi';
import { renderUnicodeCompact } from 'uqr';

/** What the person is shown: where to go, what to type, and the same as a QR code (RFC 8628 §3.3.1). */
export function showUserCode({
  expires_in,
  user_code,
  verification_uri,
  verification_uri_complete,
}: DeviceAuthorizationResponse): string {
  const minutes = Math.floor(expires_in / 60);
  const code = verification_uri_complete ?? verification_uri;
  return [
    'Open this address in a browser, on any device of yours:',
    '',
    `    ${verification_uri}`,
    '',
    'and type in this code:',
    '',
    `    ${user_code}`,
    '',
    renderUnicodeCompact(code, { border: 1 }),
    '',
    `Or let a telephone read the picture. Both are good for ${minutes} minutes. Waiting for you; Ctrl-C stops.`,
    '',
  ].join('\n');
}
