import type { AdapterPayload } from 'oidc-provider';
import type { Authorizations, RecordRow } from './record.ts';

/** A record's primary key. */
export type RowKey = Pick<RecordRow, 'model' | 'id_hash'>;

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
  /** Sessions that were read before they were saved: they are not brought back when they have ended meanwhile. */
  readonly existing = new Set<string>();
  readonly removed = new Map<string, RowKey>();
  readonly consumed = new Map<string, Consumption>();
  readonly authorized = new Map<string, AuthorizationRow>();
  readonly deauthorized = new Map<string, Pick<AuthorizationRow, 'session_uid' | 'client_id'>>();
  /** Grants that end, or what one model holds of a grant. */
  readonly revoked = new Map<string, Revocation>();

  save(name: string, row: RecordRow, { exists }: { exists: boolean }): void {
    this.removed.delete(name);
    this.saved.set(name, row);
    if (exists) this.existing.add(name);
  }

  remove(name: string, key: RowKey): void {
    this.saved.delete(name);
    this.existing.delete(name);
    this.removed.set(name, key);
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
