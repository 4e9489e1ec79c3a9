import { createHash, randomBytes } from 'node:crypto';

/** A new session id: 256 random bits (ASVS 7.2.3). */
export function createSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session id: who reads the database cannot use it as a cookie. */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/** Whether a cookie's value can be one of ours at all. */
export function isSessionId(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{43}$/.test(value);
}

/** `__Host-` and `Secure` come by themselves with https; browsers refuse both on plain http. */
export function sessionCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    name: secure ? '__Host-mw_session' : 'mw_session',
    // Lax, not Strict: the redirect back from the authorization server is a cross-site navigation and needs the session.
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: sessionLifetime } as const,
  };
}

/** Seconds a session lives at most. */
export const sessionLifetime = 14 * 24 * 60 * 60;
