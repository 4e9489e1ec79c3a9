import { AsyncLocalStorage } from 'node:async_hooks';
import type { AccountModel, AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { type AdapterPayload, errors } from 'oidc-provider';
import { type LoadedRecord, loadRecords, loadSessionByUid } from './load-records.ts';
import { PendingWrites, type RemovedRow } from './pending-writes.ts';
import { type RecordKey, RecordNames } from './record-names.ts';
import { type Authorizations, copyOf, keyOf, toPayload, toRow } from './record.ts';
import { revokeGrants } from './revoke-grants.ts';
import { writeRecords } from './write-records.ts';

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
  readonly #names = new RecordNames();
  /** Sessions that were in the database when they were read. */
  readonly #sessions = new Map<string, RemovedRow>();
  readonly #endedSessions = new Set<string>();
  #writes = new PendingWrites();
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

  async find({ model, id, idHash }: RecordKey): Promise<AdapterPayload | undefined> {
    if (idHash !== undefined) this.#names.setHash(id, idHash);
    const name = this.#names.nameOf({ model, id });
    if (!this.#known.has(name)) await this.#load({ model, id });
    return copyOf(this.#known.get(name), id);
  }

  async findSessionByUid(uid: string): Promise<AdapterPayload | undefined> {
    const sessions = [...this.#known.values()].filter((payload) => payload?.kind === 'Session');
    const known = sessions.findLast((payload) => payload?.uid === uid);
    if (known) return copyOf(known);
    if (this.#endedSessions.has(uid)) return undefined;
    const row = await loadSessionByUid(this.#database, uid);
    if (!row) return undefined;
    this.#keep(row);
    return copyOf(this.#known.get(keyOf(row.model, row.idHash)));
  }

  /** The account that came along with a record, if one did. */
  accountOf(accountId: string): AccountModel | undefined {
    return this.#accounts.get(accountId);
  }

  save(key: RecordKey, payload: AdapterPayload, expiresIn: number | undefined): void {
    const row = toRow(key.model, key.id, this.#names.hashOf(key.id), payload, expiresIn);
    const name = this.#names.nameOf(key);
    if (key.model === 'Session') {
      this.#writes.saveAuthorizations(payload, row.expires_at, this.#authorizationsBefore(payload.uid));
    }
    this.#writes.save(name, row, this.#sessionBefore(name, payload.uid));
    this.#known.set(name, payload);
  }

  remove(key: RecordKey): void {
    const name = this.#names.nameOf(key);
    const payload = this.#known.get(name);
    if (payload?.kind === 'Session' && payload.uid !== undefined) this.#endedSessions.add(payload.uid);
    this.#known.set(name, undefined);
    const sessionUid = this.#sessions.get(name)?.sessionUid;
    this.#writes.remove(name, { model: key.model, id_hash: this.#names.hashOf(key.id), sessionUid });
  }

  /**
   * Uses a code or token up, together with everything else this request writes: what was issued for it is stored with
   * it or not at all, and a second use ends the grant (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
   */
  consume(key: RecordKey): void {
    const name = this.#names.nameOf(key);
    const payload = this.#known.get(name);
    this.#writes.consumed.set(name, {
      model: key.model,
      id_hash: this.#names.hashOf(key.id),
      grantId: payload?.grantId,
    });
    if (payload) this.#known.set(name, { ...payload, consumed: Math.floor(Date.now() / 1000) });
  }

  /** Answers an interaction, with everything else this request writes, if nobody has: a form may be sent twice. */
  answerOnce({ id, model }: RecordKey): void {
    const key = { model, id_hash: this.#names.hashOf(id) };
    this.#writes.answered.set(this.#names.nameOf({ model, id }), key);
  }

  /** Ends a grant and everything that was issued under it, or only what one model holds of it. */
  revokeGrant(grantId: string, model?: string): void {
    for (const [name, payload] of this.#known) {
      const belongs = payload?.grantId === grantId || (payload?.kind === 'Grant' && payload.jti === grantId);
      if (!belongs || payload?.kind === 'Interaction') continue;
      if (model !== undefined && payload?.kind !== model) continue;
      this.#known.set(name, undefined);
      this.#writes.saved.delete(name);
    }
    this.#writes.revoked.set(`${grantId} ${model ?? ''}`, { grantId, model });
  }

  /**
   * Who answers an interaction second has stored nothing, and is sent on to where the first answer leads.
   *
   * @throws {errors.InvalidGrant | errors.InvalidRequestUri} when something was consumed already; its grant has ended
   */
  async flush(): Promise<void> {
    const writes = this.#writes;
    this.#writes = new PendingWrites();
    if ((await writeRecords(this.#database, writes)) || writes.consumed.size === 0) return;
    const consumed = [...writes.consumed.values()];
    await revokeGrants(
      this.#database,
      consumed.flatMap(({ grantId }) => grantId ?? []),
    );
    // RFC 9126 §4: of two tabs that complete one pushed request, the second must not get a code.
    if (consumed.some(({ model }) => model === 'PushedAuthorizationRequest')) {
      throw new errors.InvalidRequestUri('request_uri is invalid, expired, or was already used');
    }
    throw new errors.InvalidGrant('already consumed');
  }

  async #load(wanted: RecordKey): Promise<void> {
    const keys = this.#expectedLoaded ? [wanted] : [wanted, ...this.#expected];
    this.#expectedLoaded = true;
    for (const key of keys) {
      const name = this.#names.nameOf(key);
      if (!this.#known.has(name)) this.#known.set(name, undefined);
    }
    const rows = await loadRecords(
      this.#database,
      keys.map(({ model, id }) => ({ model, idHash: this.#names.hashOf(id) })),
    );
    for (const row of rows) this.#keep(row);
  }

  #keep(row: LoadedRecord): void {
    const name = keyOf(row.model, row.idHash);
    if (row.account) this.#accounts.set(row.account.id, row.account);
    if (this.#writes.removed.has(name) || this.#writes.saved.has(name)) return;
    const id = this.#names.idOf(name) ?? (row.model === 'Grant' ? (row.grantId ?? undefined) : undefined);
    const { idHash: id_hash, model } = row;
    if (model === 'Session') this.#sessions.set(name, { model, id_hash, sessionUid: row.payload.uid });
    this.#known.set(name, toPayload(id, row.payload, row.consumedAt, row.authorizations));
  }

  /** The row a session was read from; under another id it is the one that the library has just removed. */
  #sessionBefore(name: string, uid: string | undefined): RemovedRow | undefined {
    const former = [...this.#sessions].filter(([stored]) => this.#writes.removed.has(stored));
    return this.#sessions.get(name) ?? former.find(([, { sessionUid }]) => sessionUid === uid)?.[1];
  }

  #authorizationsBefore(sessionUid: string | undefined): Authorizations {
    const before = [...this.#known.values()].filter(
      (payload) => payload?.kind === 'Session' && payload.uid === sessionUid,
    );
    return Object.assign({}, ...before.map((payload) => payload?.authorizations ?? {})) as Authorizations;
  }
}
