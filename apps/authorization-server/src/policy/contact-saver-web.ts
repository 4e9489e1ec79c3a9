import type { ClientOptions, RegisteredClient } from './registered-client.ts';

/**
 * ContactSaver's own web app, a client like any other: it has a secret, uses the code grant, and gets a token for each
 * audience. It belongs to whom the person is talking to anyway, so nobody is asked to consent.
 */
export function createContactSaverWeb({
  contactSaverUrl,
  contactSaverWebSecret,
}: ClientOptions): RegisteredClient {
  return {
    client_id: 'contact-saver-web',
    client_name: 'ContactSaver',
    client_uri: `${contactSaverUrl}/app`,
    company: 'ContactSaver',
    party: 'first-party',
    client_secret: contactSaverWebSecret,
    token_endpoint_auth_method: 'client_secret_basic',
    application_type: 'web',
    redirect_uris: [`${contactSaverUrl}/app/callback`],
    post_logout_redirect_uris: [`${contactSaverUrl}/app`],
    // Back-Channel Logout 1.0 §2.2: whoever signs out everywhere is signed out of the address book, too.
    backchannel_logout_uri: `${contactSaverUrl}/app/backchannel-logout`,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: 'openid profile',
    resource_scope: 'contacts.read contacts.write activity.read',
  };
}
