import { type BearerErrorCode, bearerErrorStatus } from '@ecosystem/types/oauth-error';

/**
 * A request refused for its access token (RFC 6750 §3.1). The `reason` is for our log; every client reads the same
 * words for the same code.
 */
export class AccessTokenError extends Error {
  override name = 'AccessTokenError';
  /** Undefined when no token was sent at all: then the challenge names no error. */
  readonly code: BearerErrorCode | undefined;
  readonly status: number;

  constructor(code: BearerErrorCode | undefined, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.code = code;
    this.status = code === undefined ? 401 : bearerErrorStatus[code];
  }
}

/** The token is good, but does not hold the scope that this needs. */
export class InsufficientScopeError extends AccessTokenError {
  override name = 'InsufficientScopeError';
  readonly scope: string;

  constructor(scope: string) {
    super('insufficient_scope', `needs ${scope}`);
    this.scope = scope;
  }
}

/** We have never had the keys to verify a token with: our fault, and nothing the client can mend by a new token. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError';
}
