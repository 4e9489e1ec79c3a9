/** Prisma's codes for a database that cannot be reached, is too slow, or hung up. */
const unavailable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037']);

/** Whether an error of any of the four clients means "try again later" instead of "this is broken". */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as Error & { code?: unknown };
  if (typeof code === 'string' && unavailable.has(code)) return true;
  if (error.name === 'PrismaClientInitializationError') return true;
  return (
    error.name.startsWith('PrismaClient') &&
    /ECONNREFUSED|timeout|terminat|not reachable/i.test(error.message)
  );
}
