import 'server-only';
import type { JobResultModel } from '@ecosystem/prisma/message-writer';
import { database } from '../storage/database.ts';

/** How a run went for one person. */
export type Outcome =
  'written' | 'nothing-due' | 'no-offline-access' | 'connection-ended' | 'no-birthdays' | 'unavailable';

/** A run somebody works on. */
export interface ClaimedRun {
  readonly id: string;
  /** For whom alone; null means everybody. */
  readonly personId: string | null;
}

/** Seconds a replica may work on a run without saying that it is still alive. */
const leaseSeconds = 60;

/** Adds the run of a night; however many replicas do, there is one. */
export async function scheduleNight(night: string): Promise<void> {
  await database().jobRun.createMany({ data: { night }, skipDuplicates: true });
}

/** Adds a run that somebody has asked for, unless theirs still waits. Returns its id. */
export async function requestRun(personId: string): Promise<string> {
  const waiting = await database().jobRun.findFirst({ where: { personId, finishedAt: null } });
  return waiting?.id ?? (await database().jobRun.create({ data: { personId } })).id;
}

/**
 * Leases the oldest run that nobody works on: of all replicas one gets it. One whose replica has died is leased again.
 */
export async function claimRun(): Promise<ClaimedRun | undefined> {
  const [run] = await database().$queryRaw<ClaimedRun[]>`
    UPDATE job_run SET leased_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = (
      SELECT id FROM job_run
      WHERE finished_at IS NULL AND (leased_until IS NULL OR leased_until < now())
      ORDER BY created_at LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id, person_id AS "personId"`;
  return run;
}

/** Keeps what a run did for one person, and says that it is still alive. */
export async function keepResult(
  runId: string,
  personId: string,
  { outcome, written }: { readonly outcome: Outcome; readonly written: number },
): Promise<void> {
  await database().$transaction([
    database().jobResult.createMany({ data: { runId, personId, outcome, written }, skipDuplicates: true }),
    database().$executeRaw`
      UPDATE job_run SET leased_until = now() + make_interval(secs => ${leaseSeconds}) WHERE id = ${runId}::uuid`,
  ]);
}

export async function finishRun(id: string): Promise<void> {
  await database().jobRun.update({ where: { id }, data: { finishedAt: new Date(), leasedUntil: null } });
}

/** Whom a run has still to write for: everybody with a standing order that it has no result for. */
export async function findOpenPeople({ id, personId }: ClaimedRun): Promise<string[]> {
  const people = await database().person.findMany({
    where: {
      ...(personId !== null && { id: personId }),
      ...(personId === null && { standingOrders: { some: {} } }),
      jobResults: { none: { runId: id } },
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  });
  return people.map((person) => person.id);
}

/** What the newest run did for a person; null when none has. */
export async function findLastResult(personId: string): Promise<JobResultModel | null> {
  return database().jobResult.findFirst({ where: { personId }, orderBy: { at: 'desc' } });
}
