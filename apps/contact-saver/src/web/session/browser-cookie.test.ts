import type { Response } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { createBrowserId, hashBrowserId, readBrowserId, setBrowserId } from './browser-cookie.ts';

const http = 'http://localhost:3001';
const https = 'https://contacts.example';
const id = createBrowserId();
const read = (cookie: string | undefined, url = http) => readBrowserId({ headers: { cookie } }, url);

describe('readBrowserId', () => {
  it.each([
    ['no cookie', undefined],
    ['another party’s cookie', `mw_session=${id}`],
    ['a cookie that ends like ours', `xcs_session=${id}`],
    ['a value that is none of ours', 'cs_session=planted'],
    ['two of them: one was planted', `cs_session=${id}; cs_session=${createBrowserId()}`],
    ['the same one twice', `cs_session=${id}; cs_session=${id}`],
    ['the name that plain http has, over https', `cs_session=${id}`, https],
  ])('does not take %s', (_title, cookie, url?: string) => {
    expect(read(cookie, url)).toBeUndefined();
  });

  it('finds ours among the others', () => {
    expect(read(`mw_session=x; cs_session=${id}; as_session=y`)).toBe(id);
    expect(read(`__Host-cs_session=${id}`, https)).toBe(id);
  });
});

describe('setBrowserId', () => {
  it.each([
    [http, 'cs_session', false],
    [https, '__Host-cs_session', true],
  ])('at %s sets %s, for this host and no script', (url, name, secure) => {
    const cookie = vi.fn();
    setBrowserId({ cookie } as unknown as Response, id, url);
    expect(cookie).toHaveBeenCalledWith(
      name,
      id,
      expect.objectContaining({ httpOnly: true, sameSite: 'lax', secure, path: '/' }),
    );
    expect(cookie.mock.calls[0]?.[2]).not.toHaveProperty('domain');
  });
});

it('never makes the same id twice, and never shows it in the database', () => {
  const ids = Array.from({ length: 1_000 }, createBrowserId);
  expect(new Set(ids).size).toBe(1_000);
  expect(hashBrowserId(id)).not.toContain(id);
});
