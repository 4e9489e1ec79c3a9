import { type ConnectOptions, connect } from './connect.ts';

/** Where something was found in a recorded flow. */
export interface KeptEvidence {
  readonly flow: string;
  /** The event's id: its place in the flow can change, and two flows can turn out to be one. */
  readonly event: string;
  /** ISO 8601. */
  readonly at: string;
}

/** How far somebody is in a lesson. */
export interface KeptProgress {
  readonly lesson: string;
  readonly startedAt: Date;
  /** One for each task that is done, in order. */
  readonly found: readonly KeptEvidence[];
}

export interface LessonProgress {
  readAll(): Promise<KeptProgress[]>;
  /** Begins a lesson, or begins it anew. */
  begin(lesson: string): Promise<void>;
  /** Keeps what was found since a lesson was begun; never less than before, and nothing once it is begun anew. */
  keep(lesson: string, startedAt: Date, found: readonly KeptEvidence[]): Promise<void>;
  /** Forgets one lesson, or all. */
  forget(lesson?: string): Promise<void>;
}

/** The door to what learners have done, in the `flow` database: one learner for each installation. */
export function openLessonProgress(options: ConnectOptions): LessonProgress {
  const { send } = connect({ poolSize: 1, ...options });
  return {
    async readAll() {
      const rows = await send<{ lesson: string; started_at: Date; found: KeptEvidence[] }>({
        text: 'SELECT "lesson", "started_at", "found" FROM "lesson_progress"',
        values: [],
      });
      return rows.map(({ lesson, started_at: startedAt, found }) => ({ lesson, startedAt, found }));
    },
    async begin(lesson) {
      await send({
        text: `INSERT INTO "lesson_progress" ("lesson") VALUES ($1)
          ON CONFLICT ("lesson") DO UPDATE SET "started_at" = now(), "found" = '[]'`,
        values: [lesson],
      });
    },
    async keep(lesson, startedAt, found) {
      await send({
        text: `UPDATE "lesson_progress" SET "found" = $2::jsonb
          WHERE "lesson" = $1 AND "started_at" = $3 AND jsonb_array_length("found") < jsonb_array_length($2::jsonb)`,
        values: [lesson, JSON.stringify(found), startedAt],
      });
    },
    async forget(lesson) {
      await send({
        text: 'DELETE FROM "lesson_progress" WHERE $1::text IS NULL OR "lesson" = $1',
        values: [lesson ?? null],
      });
    },
  };
}
