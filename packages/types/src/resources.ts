/** What the second name of an API ends with. */
const introspected = '/introspected';

/**
 * The second name of an API (RFC 8707 §2): the same data and scopes, but whoever asks for a token under this name gets
 * an opaque one, about which the API asks the authorization server each time it is shown.
 */
export function introspectedResource(url: string): string {
  return `${url}${introspected}`;
}

/** What the second audience of ContactSaver ends with. */
const activity = '/activity';

/**
 * ContactSaver's second audience (RFC 8707 §2): other routes and other scopes than the first one's, so that a token for
 * contacts cannot tell who has read them.
 */
export function activityResource(url: string): string {
  return `${url}${activity}`;
}

/** Whether a resource indicator names the second audience. */
export function isActivityResource(resource: string): boolean {
  return resource.endsWith(activity);
}

/**
 * Every name of the API that a resource indicator names: first its own URL, then the one of `introspectedResource`. The
 * second audience has one name.
 */
export function namesOfApi(resource: string): readonly string[] {
  if (isActivityResource(resource)) return [resource];
  const url = resource.endsWith(introspected) ? resource.slice(0, -introspected.length) : resource;
  return [url, introspectedResource(url)];
}
