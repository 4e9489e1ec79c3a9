import 'server-only';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type ScriptName, scripts } from './redis-scripts.ts';
import type { Connection, Ending, Logout, NewConnection, Session, SessionStore } from './session-store.ts';

type Fields = readonly string[];

const onceKey = (hash: string) => `message-writer:once:${hash}`;

/** Sessions and tokens in Redis: what must be one change is one script, and what is over has expired by itself. */
export class RedisSessionStore implements SessionStore {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
    for (const { name, lua } of scripts) redis.defineCommand(name, { lua, numberOfKeys: 0 });
  }

  async find(idHash: string): Promise<Session | undefined> {
    const fields = await this.#redis.hgetall(`message-writer:session:${idHash}`);
    if (fields['createdAt'] === undefined) return undefined;
    const id = fields['connection'];
    return {
      idHash,
      stepMode: fields['stepMode'] === '1',
      ended: (fields['ended'] as Ending | undefined) ?? null,
      connection: id === undefined ? null : await this.findConnection(id),
    };
  }

  async ensure(idHash: string, expiresAt: Date): Promise<void> {
    await this.#run('ensureSession', idHash, expiresAt.getTime(), Date.now());
  }

  async setStepMode(idHash: string, stepMode: boolean): Promise<void> {
    await this.#run('setStepMode', idHash, stepMode ? 1 : 0);
  }

  async connect(
    idHash: string,
    next: { readonly idHash: string; readonly expiresAt: Date },
    connection: NewConnection,
  ): Promise<{ replaced: Connection | null } | undefined> {
    const times = [next.expiresAt.getTime(), connection.id, connection.expiresAt.getTime()];
    const replaced = await this.#run(
      'connectSession',
      idHash,
      next.idHash,
      ...times,
      ...fieldsOf(connection),
    );
    return replaced === null ? undefined : { replaced: toConnection(replaced as Fields) };
  }

  async end(idHash: string): Promise<void> {
    await this.#run('endSession', idHash);
  }

  async findConnection(id: string): Promise<Connection | null> {
    return toConnection(Object.entries(await this.#redis.hgetall(`message-writer:connection:${id}`)).flat());
  }

  async forget(id: string, ended?: Ending): Promise<void> {
    await this.#run('forgetConnection', id, ended ?? '');
  }

  async logOut({ personId, sid }: Logout): Promise<Connection[]> {
    return toConnections(await this.#run('logOutPerson', personId, sid ?? ''));
  }

  async findLeft(personId: string): Promise<Connection[]> {
    return toConnections(await this.#run('findLeft', personId));
  }

  async beginRenewal({ id, accessTokenExpiresAt }: Connection): Promise<boolean> {
    return (await this.#run('beginRenewal', id, accessTokenExpiresAt.getTime(), Date.now())) === 1;
  }

  async cancelRenewal(id: string): Promise<void> {
    await this.#redis.hdel(`message-writer:connection:${id}`, 'renewalStartedAt');
  }

  async finishRenewal(
    id: string,
    { sealedTokens, accessTokenExpiresAt }: Pick<Connection, 'accessTokenExpiresAt' | 'sealedTokens'>,
  ): Promise<Connection | null> {
    const fields = await this.#run('finishRenewal', id, sealedTokens, accessTokenExpiresAt.getTime());
    return toConnection(fields as Fields);
  }

  async expireAccessToken(id: string): Promise<void> {
    await this.#run('expireAccessToken', id, Date.now());
  }

  async findOffline(): Promise<Connection[]> {
    const found = toConnections(await this.#run('findOffline'));
    return found.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  }

  async acceptOnce(hash: string, expiresAt: Date): Promise<boolean> {
    const accepted = await this.#redis.set(onceKey(hash), '', 'PXAT', expiresAt.getTime(), 'NX');
    return accepted === 'OK';
  }

  async remember(hash: string, until: Date): Promise<void> {
    await this.#redis.set(onceKey(hash), '', 'PXAT', until.getTime());
  }

  async remembered(hash: string): Promise<Date | null> {
    const until = await this.#redis.pexpiretime(onceKey(hash));
    return until < 0 ? null : new Date(until);
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }

  async ready(): Promise<boolean> {
    return this.#redis.ping().then(
      (answer) => answer === 'PONG',
      () => false,
    );
  }

  #run(name: ScriptName, ...values: (number | string)[]): Promise<unknown> {
    const commands = this.#redis as unknown as Record<ScriptName, (...values: unknown[]) => Promise<unknown>>;
    return commands[name](...values);
  }
}

const time = z.string().transform((milliseconds) => new Date(Number(milliseconds)));
const orNull = z.string().transform((text) => (text === '' ? null : text));

const connectionSchema = z.object({
  id: z.string(),
  personId: orNull,
  sid: orNull,
  offline: z.string().transform((flag) => flag === '1'),
  scope: z.string(),
  sealedTokens: z.string(),
  sealedClaims: z.string(),
  accessTokenExpiresAt: time,
  renewalStartedAt: time.nullable().prefault(null),
  expiresAt: time,
  createdAt: time,
});

function fieldsOf({ personId, sid, offline, accessTokenExpiresAt, expiresAt, ...texts }: NewConnection) {
  const fields = {
    ...texts,
    personId: personId ?? '',
    sid: sid ?? '',
    offline: offline ? 1 : 0,
    accessTokenExpiresAt: accessTokenExpiresAt.getTime(),
    expiresAt: expiresAt.getTime(),
    createdAt: Date.now(),
  };
  return Object.entries(fields).flat();
}

/** From names and values in turn, as Redis tells a hash; null when there is none. */
function toConnection(fields: Fields): Connection | null {
  if (fields.length === 0) return null;
  const pairs = fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1]]] : []));
  return connectionSchema.parse(Object.fromEntries(pairs));
}

function toConnections(list: unknown): Connection[] {
  return (list as Fields[]).map(toConnection).filter((connection) => connection !== null);
}
