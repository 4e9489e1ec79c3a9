/** What was wrong with an answer from the authorization server, or with a token in it. */
export type SignInFault =
  | 'audience'
  | 'claims'
  | 'code'
  | 'denied'
  | 'ended'
  | 'expiry'
  | 'iss'
  | 'issuer'
  | 'nonce'
  | 'once'
  | 'refused'
  | 'signature'
  | 'state'
  | 'type'
  | 'unanswered'
  | 'unavailable';

/** A step of signing in, or of staying signed in, that failed. The reason is for our log; a page has words of its own. */
export class SignInError extends Error {
  override name = 'SignInError';
  readonly fault: SignInFault;

  constructor(fault: SignInFault, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.fault = fault;
  }
}
