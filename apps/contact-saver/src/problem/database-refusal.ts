/** Read-only; out of memory, disk or connections; being shut down (PostgreSQL, appendix A: SQLSTATE). */
const temporary = /^(25006|53\w{3}|57P0[1-5])$/;

/** Whether PostgreSQL answered, but will not do this now: a standby, a full disk, a shutdown. Trying later helps. */
export function isDatabaseRefusal(error: unknown): boolean {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  const state = meta?.driverAdapterError?.cause?.originalCode;
  return typeof state === 'string' && temporary.test(state);
}
