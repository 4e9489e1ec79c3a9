const messages = {
  '/.well-known/openid-configuration': 'metadata-request',
  '/request': 'pushed-authorization-request',
  '/token': 'token-request',
  '/jwks': 'keys-request',
  '/me': 'userinfo-request',
  '/birthdays': 'protected-resource-request',
  '/contacts': 'protected-resource-request',
  '/occasions': 'protected-resource-request',
  '/token/revocation': 'revocation-request',
} as const;

/** A message of this client, by the name of the step that sends it. */
export type SentMessage =
  (typeof messages)[keyof typeof messages] | 'client-token-request' | 'refresh-request';

/** @throws {Error} for a path that nobody should ask for */
export function nameMessage(path: string, form: URLSearchParams): SentMessage {
  if (!Object.hasOwn(messages, path)) throw new Error(`there is nothing at ${path}`);
  const message = messages[path as keyof typeof messages];
  if (form.get('grant_type') === 'client_credentials') return 'client-token-request';
  return form.get('grant_type') === 'refresh_token' ? 'refresh-request' : message;
}
