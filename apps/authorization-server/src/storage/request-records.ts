import { AsyncLocalStorage } from 'node:async_hooks';
import type { AccountModel, AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { AdapterPayload } from 'oidc-provider';
import { loadRecords, loadSessionByUid } from './load-records.ts';
import { type Authorizations, hashId, toPayload, toRow } from './record.ts';
import { type PendingWrites, writeRecords } from './write-records.ts';

/** What identifies a record to the library: its model and its id, which may be a credential. */
export interface RecordKey {
  readonly model: string;
  readonly id: string;
}

const current = new AsyncLocalStorage<RequestRecords>();

/**
 * The records one HTTP request has to do with. The library reads the same session, grant and interaction several times
 * within a request and saves them more than once: here each is read once, and everything is written in one statement,
 * atomically, before the answer is sent. Nothing outlives the request, so replicas cannot disagree.
 */
export class RequestRecords {
  readonly #database: AuthorizationServerDatabase;
  readonly #expected: readonly RecordKey[];
  readonly #known = new Map<string, AdapterPayload | undefined>();
  readonly #accounts = new Map<string, AccountModel>();
  readonly #ids = new Map<string, string>();
  #writes = emptyWrites();
  #expectedLoaded = false;

  /** @param expected records this request will probably ask for, to be read together with the first one */
  constructor(database: AuthorizationServerDatabase, expected: readonly RecordKey[] = []) {
    this.#database = database;
    this.#expected = expected;
  }

  /** The records of the request under way; outside a request, records of their own, written at once. */
  static async use<Result>(
    database: AuthorizationServerDatabase,
    work: (records: RequestRecords) => Promise<Result>,
  ): Promise<Result> {
    const records = current.getStore();
    if (records) return work(records);
    const own = new RequestRecords(database);
    const result = await work(own);
    await own.flush();
    return result;
  }

  /** Runs one request with these records, and writes what it changed before returning. */
  async run(next: () => Promise<unknown>): Promise<void> {
    await current.run(this, next);
    await this.flush();
  }

  async find({ model, id }: RecordKey): Promise<AdapterPayload | undefined> {
    const key = keyOf(model, hashId(id));
    this.#ids.set(key, id);
    if (!this.#known.has(key)) await this.#load({ model, id });
    const payload = this.#known.get(key);
    return payload && structuredClone({ ...payload, jti: id } as AdapterPayload);
  }

  async findSessionByUid(uid: string): Promise<AdapterPayload | undefined> {
    const known = [...this.#known.values()].findLast(
      (payload) => payload?.kind === 'Session' && payload.uid === uid,
    );
    if (known) return structuredClone(known);
    const row = await loadSessionByUid(this.#database, uid);
    return row && toPayload(undefined, row.payload, row.consumedAt, row.authorizations);
  }

  /** The account that came along with a record, if one did. */
  accountOf(accountId: string): AccountModel | undefined {
    return this.#accounts.get(accountId);
  }

  save(key: RecordKey, payload: AdapterPayload, expiresIn: number | undefined): void {
    const row = toRow(key.model, key.id, payload, expiresIn);
    const name = keyOf(row.model, row.id_hash);
    if (key.model === 'Session') this.#saveAuthorizations(name, payload, row.expires_at);
    this.#known.set(name, payload);
    this.#writes.removed.delete(name);
    this.#writes.saved.set(name, row);
  }

  remove({ model, id }: RecordKey): void {
    const row = { model, id_hash: hashId(id) };
    const name = keyOf(model, row.id_hash);
    this.#known.set(name, undefined);
    this.#writes.saved.delete(name);
    this.#writes.removed.set(name, row);
  }

  /** Forgets what is known of a grant and its tokens, after they were revoked in the database. */
  forgetGrant(grantId: string): void {
    for (const [name, payload] of this.#known) {
      if (payload?.grantId === grantId || (payload?.kind === 'Grant' && payload.jti === grantId)) {
        this.#known.delete(name);
        this.#writes.saved.delete(name);
      }
    }
  }

  /** Ends a grant and everything that was issued under it. */
  revokeGrant(grantId: string): void {
    this.forgetGrant(grantId);
    this.#writes.revokedGrants.add(grantId);
  }

  async flush(): Promise<void> {
    const writes = this.#writes;
    this.#writes = emptyWrites();
    await writeRecords(this.#database, writes);
  }

  async #load(wanted: RecordKey): Promise<void> {
    const keys = this.#expectedLoaded ? [wanted] : [wanted, ...this.#expected];
    this.#expectedLoaded = true;
    for (const { model, id } of keys) {
      const key = keyOf(model, hashId(id));
      this.#ids.set(key, id);
      if (!this.#known.has(key)) this.#known.set(key, undefined);
    }
    const rows = await loadRecords(
      this.#database,
      keys.map(({ model, id }) => ({ model, idHash: hashId(id) })),
    );
    for (const row of rows) {
      const name = keyOf(row.model, row.idHash);
      const id = this.#ids.get(name) ?? (row.model === 'Grant' ? (row.grantId ?? undefined) : undefined);
      if (this.#writes.removed.has(name) || this.#writes.saved.has(name)) continue;
      this.#known.set(name, toPayload(id, row.payload, row.consumedAt, row.authorizations));
      if (row.account) this.#accounts.set(row.account.id, row.account);
    }
  }

  /** A client that the session no longer lists is taken off; the ones other tabs added meanwhile stay. */
  #saveAuthorizations(name: string, payload: AdapterPayload, expiresAt: string | null): void {
    const sessionUid = payload.uid;
    if (sessionUid === undefined || expiresAt === null) return;
    const after = (payload.authorizations ?? {}) as Authorizations;
    for (const [clientId, details] of Object.entries(after)) {
      this.#writes.authorized.set(`${sessionUid} ${clientId}`, {
        session_uid: sessionUid,
        client_id: clientId,
        details,
        expires_at: expiresAt,
      });
    }
    for (const clientId of Object.keys(this.#authorizationsBefore(sessionUid))) {
      if (Object.hasOwn(after, clientId)) continue;
      const key = `${sessionUid} ${clientId}`;
      this.#writes.authorized.delete(key);
      this.#writes.deauthorized.set(key, { session_uid: sessionUid, client_id: clientId });
    }
  }

  #authorizationsBefore(sessionUid: string): Authorizations {
    const before = [...this.#known.values()].filter(
      (payload) => payload?.kind === 'Session' && payload.uid === sessionUid,
    );
    return Object.assign({}, ...before.map((payload) => payload?.authorizations ?? {})) as Authorizations;
  }
}

function keyOf(model: string, idHash: string): string {
  return `${model} ${idHash}`;
}

function emptyWrites(): PendingWrites {
  return {
    saved: new Map(),
    removed: new Map(),
    authorized: new Map(),
    deauthorized: new Map(),
    revokedGrants: new Set(),
  };
}
