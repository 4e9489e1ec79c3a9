/** A verified access token (RFC 9068 §2.2, RFC 7662 §2.2): who it speaks for, which client carries it, and what it may do. */
export interface AccessToken {
  readonly issuer: string;
  readonly subject: string;
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  /** `jti` of a JWT; an opaque token is its own name, and that is a credential. */
  readonly id?: string;
  /** RFC 9449 §6: the thumbprint of the key it is bound to; undefined for a bearer token. */
  readonly keyThumbprint?: string;
}
