import { wireEntries } from '../wire-entries.ts';

/** The form by which a device asks for its codes. */
export const deviceAuthorizationRequest = wireEntries('outside', {
  client_id: ['The name of the program; it has no secret.', 'RFC 8628 §3.1', 'device-client'],
  scope: ['What the program would like to do.', 'RFC 8628 §3.1', 'device-scope'],
  resource: ['The API that the access token should be for.', 'RFC 8707 §2.1', 'device-scope'],
});

/** The JSON that answers it. */
export const deviceAuthorizationResponse = wireEntries('authorization-server', {
  device_code: ['What the device shows when it asks; you never see it.', 'RFC 8628 §3.2', 'device-code'],
  user_code: ['The short code that the device shows to you.', 'RFC 8628 §3.2', 'user-code'],
  verification_uri: ['The address where you type in the code.', 'RFC 8628 §3.2'],
  verification_uri_complete: [
    'The same address with the code in it, for a QR code; the form still waits for you.',
    'RFC 8628 §3.3.1',
  ],
  expires_in: ['How many seconds both codes are good.', 'RFC 8628 §3.2', 'device-code-expiry'],
  interval: ['How many seconds the device waits before it asks again.', 'RFC 8628 §3.2', 'poll-interval'],
});

/** The form of the page for the code. */
export const userCodeForm = {
  ...wireEntries('browser', {
    user_code: ['The code you have typed; case and dashes do not count.', 'RFC 8628 §3.3', 'user-code'],
    confirm: ['Your yes to the question whether the device is yours.', 'RFC 8628 §5.4'],
    abort: ['Your no to it.', 'RFC 8628 §5.4'],
  }),
  ...wireEntries('authorization-server', {
    xsrf: [
      'A value that only this page knows, so that no other page can send the form for you.',
      'RFC 9700 §4.7',
      'device-form',
    ],
  }),
};

/** The form by which a device asks whether the person has decided. */
export const deviceTokenRequest = wireEntries('outside', {
  grant_type: ['The device code is handed in.', 'RFC 8628 §3.4', 'grant-type'],
  client_id: ['The name of the program; it has no secret.', 'RFC 8628 §3.4', 'device-code'],
  device_code: ['The long code; only this device knows it.', 'RFC 8628 §3.4', 'device-code'],
  resource: ['The API that the access token is for.', 'RFC 8707 §2.2'],
});
