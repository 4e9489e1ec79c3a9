const messages = {
  '/.well-known/openid-configuration': 'metadata-request',
  '/token': 'token-request',
  '/jwks': 'keys-request',
  '/me': 'userinfo-request',
  '/birthdays': 'protected-resource-request',
  '/contacts': 'protected-resource-request',
  '/token/revocation': 'revocation-request',
} as const;

/** A message of this client, by the name of the step that sends it. */
export type SentMessage = (typeof messages)[keyof typeof messages] | 'refresh-request';

/** @throws {Error} for a path that nobody should ask for */
export function nameMessage(path: string, form: URLSearchParams): SentMessage {
  if (!Object.hasOwn(messages, path)) throw new Error(`there is nothing at ${path}`);
  const message = messages[path as keyof typeof messages];
  return form.get('grant_type') === 'refresh_token' ? 'refresh-request' : message;
}
