/** Prisma's and the system's codes for a database that cannot be reached, is too slow, or hung up. */
const unreachable = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
]);

/** Read-only; out of memory, disk or connections; closed to connections; being shut down (PostgreSQL, appendix A: SQLSTATE). */
const refusing = /^(25006|53\w{3}|55000|57P0[1-5])$/;

/** What the driver says of a raw statement's error. */
const unreachableKinds = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);

/**
 * Whether an error of any of the four clients means "try again later" instead of "this is broken": the database cannot
 * be reached, or it answers but will not do this now (a standby, a full disk, a shutdown).
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string' && (unreachable.has(code) || refusing.test(code))) return true;
  if (error.name === 'PrismaClientInitializationError') return true;
  const { kind, originalCode } = driverCause(error);
  if (unreachableKinds.has(String(kind)) || refusing.test(String(originalCode))) return true;
  const isDrivers =
    error.name === 'Error' &&
    /^(Connection terminated|Query read timeout|timeout exceeded)/.test(error.message);
  return (
    isDrivers ||
    (error.name.startsWith('PrismaClient') &&
      /ECONNREFUSED|timeout|terminat|not reachable/i.test(error.message))
  );
}

function driverCause(error: Error): { kind?: unknown; originalCode?: unknown } {
  const { meta } = error as Error & { meta?: { driverAdapterError?: { cause?: object } } };
  return meta?.driverAdapterError?.cause ?? {};
}
