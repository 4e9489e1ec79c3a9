import type pg from 'pg';

/** A statement made with `Prisma.sql`: values travel beside the text, never in it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends a statement and returns its rows. Throws the driver's `DatabaseError` with PostgreSQL's SQLSTATE as `code`. */
export type Send = <Row>(statement: Statement) => Promise<Row[]>;

/**
 * The way of statements written by hand, for the few that run in every request: they need nothing of what Prisma's
 * client does on the way to the driver, which costs more than the statement itself.
 */
export function createSend(pool: pg.Pool, nameOf: (statement: { sql: string }) => string): Send {
  return async function send<Row>({ text, values }: Statement): Promise<Row[]> {
    const { rows } = await pool.query({ name: nameOf({ sql: text }), text, values: [...values] });
    return rows as Row[];
  };
}
