import type { RegisteredClient } from './registered-client.ts';

/** The client behind `npm run birthday-reminder`. */
export const birthdayReminderClientId = 'birthday-reminder';

/**
 * `npm run birthday-reminder`: a program in a terminal, by device code or in the system's browser. It cannot keep a
 * secret, so anybody can use its name (RFC 8252 §8.5, §8.6): the person is asked each time, and warned.
 */
export const birthdayReminder: RegisteredClient = {
  client_id: birthdayReminderClientId,
  client_name: 'Birthday Reminder',
  company: 'A program for terminals',
  party: 'unverified',
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  // RFC 8252 §7.3: loopback, on any port.
  redirect_uris: ['http://127.0.0.1/callback'],
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'authorization_code'],
  response_types: ['code'],
  resource_scope: 'birthdays.read',
};

/**
 * `npm run bank-report`, with the lab on: a program that may read what has happened at the bank, and must not pay. It
 * renews its access until its person takes it back.
 */
export const bankReport: RegisteredClient = {
  client_id: 'bank-report',
  client_name: 'Bank Report',
  company: 'A program for terminals',
  party: 'unverified',
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  // RFC 8252 §7.3: loopback, on any port.
  redirect_uris: ['http://127.0.0.1/callback'],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  resource_scope: 'transactions.read',
};
