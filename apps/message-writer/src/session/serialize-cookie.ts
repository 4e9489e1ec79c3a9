interface CookieOptions {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  readonly path: string;
  /** Seconds. */
  readonly maxAge: number;
}

/** A `Set-Cookie` line (RFC 6265 §4.1) for a value that needs no quoting. */
export function serializeCookie(name: string, value: string, options: CookieOptions): string {
  const { path, maxAge, secure } = options;
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
