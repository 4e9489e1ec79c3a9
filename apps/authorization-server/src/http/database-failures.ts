import { Prisma } from '@ecosystem/prisma/authorization-server';
import type { Context } from 'koa';

/** Prisma's codes for a database that cannot be reached, is too slow, or hung up. */
const unavailable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024']);

/** Whether an error means "try again later" instead of "this is broken". */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && unavailable.has(error.code)) return true;
  return error instanceof Error && /ECONNREFUSED|timeout|terminat|not reachable/i.test(error.message);
}

/** Turns whatever answer was being prepared into an honest 503: nothing of it has been stored. */
export function answerUnavailable(ctx: Context): void {
  ctx.remove('Location');
  ctx.res.removeHeader('Set-Cookie');
  ctx.status = 503;
  ctx.set('Retry-After', '5');
}
