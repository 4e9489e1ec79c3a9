import type { Context } from 'koa';
import { describe, expect, it } from 'vitest';
import { dropCookiesOfOthers } from './own-cookies.ts';

async function dropped(cookie?: string) {
  const req = {
    headers: cookie === undefined ? {} : { cookie },
    rawHeaders: ['Host', 'localhost', ...(cookie === undefined ? [] : ['Cookie', cookie])],
  };
  await dropCookiesOfOthers({ req } as unknown as Context, async () => undefined);
  return req;
}

describe('dropCookiesOfOthers', () => {
  it('leaves nothing of the real apps, where handlers look and where recorders look', async () => {
    const req = await dropped('as_session=secret; museum_session=own; mw_session=secret');
    expect(req.headers).toEqual({ cookie: 'museum_session=own' });
    expect(JSON.stringify(req)).not.toContain('secret');
  });

  it('leaves no header when nothing of it is ours', async () => {
    const req = await dropped('as_session=secret; x_museum_session=secret');
    expect(req.headers).toEqual({});
    expect(JSON.stringify(req)).not.toContain('secret');
  });

  it('does nothing without cookies', async () => {
    expect(await dropped()).toEqual({ headers: {}, rawHeaders: ['Host', 'localhost'] });
  });
});
