/** What can go wrong between this client and the others. */
export type ProblemCode =
  | 'access_denied'
  | 'authorization_failed'
  | 'authorization_server_unavailable'
  | 'contact_saver_unavailable'
  | 'foreign_answer'
  | 'invalid_answer'
  | 'invalid_token'
  | 'invalid_token_response';

/** A step that failed in a way the person has to know about. */
export class ConnectionProblem extends Error {
  override name = 'ConnectionProblem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
