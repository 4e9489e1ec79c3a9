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

/** RFC 9449 §7.1: the token may be good, but whoever sent it has not proven to have its key. */
export class DpopProofError extends AccessTokenError {
  override name = 'DpopProofError';

  constructor(reason: string, options?: ErrorOptions) {
    super('invalid_dpop_proof', `proof: ${reason}`, options);
  }
}

/** We cannot tell whether a token is good: not the client's fault, and nothing it can mend by a new token. */
export class ValidationUnavailableError extends Error {
  override name = 'ValidationUnavailableError';
}

/** We have never had the keys to verify a token with. */
export class KeysUnavailableError extends ValidationUnavailableError {
  override name = 'KeysUnavailableError';
}

/** The issuer could not be asked about a token, or its answer was none. */
export class IntrospectionUnavailableError extends ValidationUnavailableError {
  override name = 'IntrospectionUnavailableError';
}
