import 'server-only';
import { type MessageWriterDatabase, isMessageWriterDatabaseReady } from '@ecosystem/prisma/message-writer';
import type { Connection, Ending, Logout, NewConnection, Session, SessionStore } from './session-store.ts';

/** Sessions and tokens in the `message_writer` database: transactions and conditional statements. */
export class PostgresSessionStore implements SessionStore {
  readonly #database: MessageWriterDatabase;

  constructor(database: MessageWriterDatabase) {
    this.#database = database;
  }

  async find(idHash: string): Promise<Session | undefined> {
    const now = new Date();
    const row = await this.#database.session.findUnique({
      where: { idHash, expiresAt: { gt: now } },
      include: { connection: true },
    });
    if (row === null) return undefined;
    const { stepMode, ended, connection } = row;
    const isOver = connection !== null && connection.expiresAt <= now;
    return { idHash, stepMode, ended: ended as Ending | null, connection: isOver ? null : connection };
  }

  async ensure(idHash: string, expiresAt: Date): Promise<void> {
    await this.#database.session.upsert({
      where: { idHash },
      create: { idHash, expiresAt },
      update: { lastSeenAt: new Date() },
    });
  }

  async setStepMode(idHash: string, stepMode: boolean): Promise<void> {
    await this.#database.session.updateMany({ where: { idHash }, data: { stepMode } });
  }

  async connect(
    idHash: string,
    next: { readonly idHash: string; readonly expiresAt: Date },
    connection: NewConnection,
  ): Promise<{ replaced: Connection | null } | undefined> {
    return this.#database.$transaction(async (transaction) => {
      const session = await transaction.session.findUnique({
        where: { idHash, expiresAt: { gt: new Date() } },
        include: { connection: true },
      });
      if (session === null) return undefined;
      await transaction.connection.create({ data: connection });
      await transaction.session.update({
        where: { idHash },
        data: { ...next, connectionId: connection.id, ended: null },
      });
      const { connection: replaced } = session;
      if (replaced) await transaction.connection.delete({ where: { id: replaced.id } });
      return { replaced };
    });
  }

  async end(idHash: string): Promise<void> {
    await this.#database.$transaction(async (transaction) => {
      await transaction.connection.deleteMany({ where: { session: { idHash }, offline: false } });
      await transaction.session.deleteMany({ where: { idHash } });
    });
  }

  async findConnection(id: string): Promise<Connection | null> {
    return this.#database.connection.findUnique({ where: { id, expiresAt: { gt: new Date() } } });
  }

  async forget(id: string, ended: Ending | null = null): Promise<void> {
    await this.#database.$transaction([
      this.#database.session.updateMany({ where: { connectionId: id }, data: { ended } }),
      this.#database.connection.deleteMany({ where: { id } }),
    ]);
  }

  async logOut({ personId, sid }: Logout): Promise<Connection[]> {
    return this.#database.$transaction(async (transaction) => {
      const where = { personId, session: { isNot: null }, ...(sid !== null && { sid }) };
      const taken = await transaction.connection.findMany({ where });
      const ids = taken.map(({ id }) => id);
      await transaction.session.updateMany({
        where: { connectionId: { in: ids } },
        data: { connectionId: null, ended: 'logged-out' },
      });
      return taken;
    });
  }

  async findLeft(personId: string): Promise<Connection[]> {
    return this.#database.connection.findMany({
      where: { personId, expiresAt: { gt: new Date() }, OR: [{ session: null }, { session: isOver() }] },
    });
  }

  async beginRenewal({ id, accessTokenExpiresAt }: Connection): Promise<boolean> {
    const { count } = await this.#database.connection.updateMany({
      where: { id, accessTokenExpiresAt, renewalStartedAt: null },
      data: { renewalStartedAt: new Date() },
    });
    return count === 1;
  }

  async cancelRenewal(id: string): Promise<void> {
    await this.#database.connection.updateMany({ where: { id }, data: { renewalStartedAt: null } });
  }

  async finishRenewal(
    id: string,
    renewed: Pick<Connection, 'accessTokenExpiresAt' | 'sealedTokens'>,
  ): Promise<Connection | null> {
    const rows = await this.#database.connection.updateManyAndReturn({
      where: { id },
      data: { ...renewed, renewalStartedAt: null },
    });
    return rows[0] ?? null;
  }

  async expireAccessToken(id: string): Promise<void> {
    const data = { accessTokenExpiresAt: new Date() };
    await this.#database.connection.updateMany({ where: { id, renewalStartedAt: null }, data });
  }

  async findOffline(): Promise<Connection[]> {
    return this.#database.connection.findMany({
      where: { offline: true, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'asc' },
    });
  }

  async acceptOnce(hash: string, expiresAt: Date): Promise<boolean> {
    const { count } = await this.#database.acceptedOnce.createMany({
      data: { hash, expiresAt },
      skipDuplicates: true,
    });
    return count === 1;
  }

  async remember(hash: string, until: Date): Promise<void> {
    const row = { hash, expiresAt: until };
    await this.#database.acceptedOnce.upsert({ where: { hash }, create: row, update: row });
  }

  async remembered(hash: string): Promise<Date | null> {
    const where = { hash, expiresAt: { gt: new Date() } };
    return (await this.#database.acceptedOnce.findUnique({ where }))?.expiresAt ?? null;
  }

  /** The database is everybody's, and is closed by who opened it. */
  async close(): Promise<void> {}

  ready(): Promise<boolean> {
    return isMessageWriterDatabaseReady(this.#database);
  }
}

function isOver() {
  return { expiresAt: { lte: new Date() } };
}
