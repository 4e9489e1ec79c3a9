/** What the second name of an API ends with. */
const introspected = '/introspected';

/**
 * The second name of an API (RFC 8707 §2): the same data and scopes, but whoever asks for a token under this name gets
 * an opaque one, about which the API asks the authorization server each time it is shown.
 */
export function introspectedResource(url: string): string {
  return `${url}${introspected}`;
}

/** Both names of the API that a resource indicator names: first its own URL, then the one of `introspectedResource`. */
export function namesOfApi(resource: string): readonly [string, string] {
  const url = resource.endsWith(introspected) ? resource.slice(0, -introspected.length) : resource;
  return [url, introspectedResource(url)];
}
