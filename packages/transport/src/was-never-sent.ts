/** Nobody has accepted the connection, so nobody has seen the request. */
const unsent: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request that failed cannot have reached anybody: then it may be sent again, whatever is in it. */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return unsent.has((error as NodeJS.ErrnoException).code) || wasNeverSent(error.cause);
}
