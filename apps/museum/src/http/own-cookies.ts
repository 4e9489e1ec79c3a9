import type { Context, Next } from 'koa';

/**
 * RFC 6265 §8.5: all ports of `localhost` share one cookie jar, so browsers send the sessions of the real apps here, too.
 * They are dropped before anybody has read them.
 */
export async function dropCookiesOfOthers({ req }: Context, next: Next): Promise<void> {
  const own = (req.headers.cookie ?? '').split(/; */).filter((pair) => pair.startsWith('museum_'));
  if (own.length > 0) req.headers.cookie = own.join('; ');
  else delete req.headers.cookie;
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    if (req.rawHeaders[index]?.toLowerCase() === 'cookie') req.rawHeaders[index + 1] = own.join('; ');
  }
  await next();
}
