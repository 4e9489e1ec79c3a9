/** What can go wrong between us and the others, as this app tells a person. */
export type ProblemCode =
  | 'access_denied'
  | 'answer_lost'
  | 'authorization_failed'
  | 'authorization_server_unavailable'
  | 'connection_ended'
  | 'contact_saver_unavailable'
  | 'expired'
  | 'foreign_answer'
  | 'invalid_answer'
  | 'invalid_tokens'
  | 'used_answer';

/** A step that failed in a way the person has to know about. The cause is for the log, never for the page. */
export class ConnectionProblem extends Error {
  override name = 'ConnectionProblem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** RFC 6750 §3.1: the access token is good, but not for this. */
export class InsufficientScopeError extends Error {
  override name = 'InsufficientScopeError';
  /** The scope ContactSaver says is needed. */
  readonly scope: string;

  constructor(scope: string) {
    super(`insufficient_scope: ${scope}`);
    this.scope = scope;
  }
}
