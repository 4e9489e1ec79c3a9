import type { AdapterPayload } from 'oidc-provider';
import { type Authorizations, type RecordRow, keyOf } from './record.ts';

/** A record's primary key. */
export type RowKey = Pick<RecordRow, 'model' | 'id_hash'>;

/** A row to be deleted; of a session that was read, every row that it has under its `uid`. */
export interface RemovedRow extends RowKey {
  readonly sessionUid: string | undefined;
}

/** One client of a session. */
export interface AuthorizationRow {
  readonly session_uid: string;
  readonly client_id: string;
  readonly account_id: string | null;
  readonly details: object;
  readonly expires_at: string;
}

/** A code or token to be used up, and the grant that ends when somebody else was faster. */
export interface Consumption extends RowKey {
  readonly grantId: string | undefined;
}

/** What ends with a grant: all of it, or the records of one model. */
export interface Revocation {
  readonly grantId: string;
  readonly model: string | undefined;
}

/** Everything one request changes, until it is written: the last change of each thing counts. */
export class PendingWrites {
  readonly saved = new Map<string, RecordRow>();
  /** Sessions that were read before they were saved, and from which row: they do not come back when they have ended. */
  readonly continued = new Map<string, RowKey>();
  readonly removed = new Map<string, RemovedRow>();
  readonly consumed = new Map<string, Consumption>();
  /** Interactions that this request answers, unless they have been answered. */
  readonly answered = new Map<string, RowKey>();
  readonly authorized = new Map<string, AuthorizationRow>();
  readonly deauthorized = new Map<string, Pick<AuthorizationRow, 'session_uid' | 'client_id'>>();
  /** Grants that end, or what one model holds of a grant. */
  readonly revoked = new Map<string, Revocation>();

  /** @param former the row a session was read from: it is no end of the session that it is no longer called so */
  save(name: string, row: RecordRow, former?: RowKey): void {
    this.removed.delete(name);
    this.saved.set(name, row);
    if (!former) return;
    this.removed.delete(keyOf(former.model, former.id_hash));
    this.continued.set(name, former);
  }

  remove(name: string, row: RemovedRow): void {
    this.saved.delete(name);
    this.continued.delete(name);
    this.removed.set(name, row);
  }

  /** A client that the session no longer lists is taken off; the ones other tabs added meanwhile stay. */
  saveAuthorizations(payload: AdapterPayload, expiresAt: string | null, before: Authorizations): void {
    const { uid: sessionUid, accountId } = payload;
    if (sessionUid === undefined || expiresAt === null) return;
    const after = (payload.authorizations ?? {}) as Authorizations;
    for (const [clientId, details] of Object.entries(after)) {
      this.authorized.set(`${sessionUid} ${clientId}`, {
        session_uid: sessionUid,
        client_id: clientId,
        account_id: accountId ?? null,
        details,
        expires_at: expiresAt,
      });
    }
    for (const clientId of Object.keys(before)) {
      if (Object.hasOwn(after, clientId)) continue;
      const name = `${sessionUid} ${clientId}`;
      this.authorized.delete(name);
      this.deauthorized.set(name, { session_uid: sessionUid, client_id: clientId });
    }
  }
}
