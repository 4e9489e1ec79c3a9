import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

/** Seconds the cookie stays in the browser; the session behind it ends by its own time. */
const cookieLifetime = 14 * 24 * 60 * 60;

/** `__Host-` and `Secure` come by themselves with https; browsers refuse both on plain http. */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-cs_session' : 'cs_session';
}

/** 256 random bits (ASVS 7.2.3). */
export function createBrowserId(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of it: who reads the database cannot use it as a cookie. */
export function hashBrowserId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/** The cookie's value, if it can be one of ours; of two with our name one was planted, so neither counts. */
export function readBrowserId({ headers }: Pick<Request, 'headers'>, publicUrl: string): string | undefined {
  const prefix = `${cookieName(publicUrl)}=`;
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** Lax, not Strict: the way back from the authorization server is a cross-site navigation and needs the cookie. */
export function setBrowserId(response: Response, id: string, publicUrl: string): void {
  response.cookie(cookieName(publicUrl), id, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    path: '/',
    maxAge: cookieLifetime * 1000,
    encode: String,
  });
}
