const longest = 500;

/** RFC 8252 §8.3: an address and not a name, because a name can be resolved to somewhere else. */
const loopbackHosts: readonly string[] = ['127.0.0.1', '[::1]'];

/**
 * Whether a stranger may have answers sent there: https, or the machine of the person who is asked, where an app that is
 * still being written goes by `localhost`. It is compared as a string later, so only the one canonical spelling is taken;
 * other spellings of an address are ways to hide one.
 */
export function isAcceptableRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || uri.length > longest || /[*\\\s]/.test(uri)) return false;
  const url = new URL(uri);
  const isCanonical = url.href === uri || url.href === `${uri}/`;
  const isBare = url.username === '' && url.password === '' && !uri.includes('#');
  const isLocal = url.protocol === 'http:' && url.hostname === 'localhost';
  return isCanonical && isBare && (url.protocol === 'https:' || isLocal || isLoopback(uri));
}

/** Whether it leads to a program on the person's own machine, on whatever port it gets (RFC 8252 §7.3). */
export function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { hostname, protocol } = new URL(uri);
  return protocol === 'http:' && loopbackHosts.includes(hostname);
}
