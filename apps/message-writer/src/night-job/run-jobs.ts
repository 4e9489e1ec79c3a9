import 'server-only';
import { findUpcomingBirthdays } from '../contact-saver/birthdays.ts';
import { logger } from '../http/logger.ts';
import { keepWritten } from '../messages/messages.ts';
import { toTone, writeMessage } from '../messages/tones.ts';
import { ConnectionProblem, InsufficientScopeError } from '../oauth/errors.ts';
import { services } from '../services.ts';
import type { Connection } from '../session/session-store.ts';
import { type Outcome, claimRun, findOpenPeople, finishRun, keepResult } from './job-runs.ts';
import { findOrders } from './standing-orders.ts';

/**
 * Does every run that waits and that no other replica works on. The person is away: what speaks for them is the refresh
 * token they have allowed us to keep.
 */
export async function runJobs(): Promise<void> {
  for (let run = await claimRun(); run; run = await claimRun()) {
    for (const personId of await findOpenPeople(run)) {
      const result = await writeFor(personId);
      await keepResult(run.id, personId, result);
      logger.info({ run: run.id, ...result }, 'nightly job');
    }
    await finishRun(run.id);
  }
}

interface Result {
  readonly outcome: Outcome;
  readonly written: number;
}

/** Writes what one person has ordered for today, in their own calendar. */
async function writeFor(personId: string): Promise<Result> {
  const connection = await findOfflineConnection(personId);
  // OIDC Core §11: without offline_access a refresh token may not be used while the person is away.
  if (!connection) return { outcome: 'no-offline-access', written: 0 };
  try {
    const written = await writeToday(personId, connection);
    return { outcome: written > 0 ? 'written' : 'nothing-due', written };
  } catch (error) {
    return { outcome: outcomeOf(error), written: 0 };
  }
}

async function findOfflineConnection(personId: string): Promise<Connection | undefined> {
  const { connections, sessions } = services();
  const offline = await sessions.findOffline();
  return offline.findLast(
    (connection) => connection.personId === personId && connections.isReadable(connection),
  );
}

async function writeToday(personId: string, connection: Connection): Promise<number> {
  const orders = await findOrders(personId);
  const { birthdays } = await findUpcomingBirthdays(connection);
  const from = services().connections.claimsOf(connection).name ?? '';
  let written = 0;
  for (const { firstName, birthdayDay, birthdayMonth, tone: ordered } of orders) {
    const due = birthdays.find(
      ({ daysUntil, day, month, firstName: name }) =>
        daysUntil === 0 && name === firstName && day === birthdayDay && month === birthdayMonth,
    );
    if (!due) continue;
    const tone = toTone(ordered);
    const body = writeMessage(tone, firstName, from);
    const { day, month, date, email } = due;
    const message = { firstName, day, month, year: date.year, recipient: email ?? null, tone, body };
    if (await keepWritten(personId, message)) written += 1;
  }
  return written;
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof InsufficientScopeError) return 'no-birthdays';
  if (error instanceof ConnectionProblem) {
    return error.code === 'connection_ended' ? 'connection-ended' : 'unavailable';
  }
  throw error;
}
