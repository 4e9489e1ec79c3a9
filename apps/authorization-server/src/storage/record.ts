import { createHash } from 'node:crypto';
import { type AdapterPayload, errors } from 'oidc-provider';

/** A row of `provider_record`, as it travels in JSON between this process and PostgreSQL. */
export interface RecordRow {
  readonly model: string;
  readonly id_hash: string;
  readonly payload: AdapterPayload;
  readonly grant_id: string | null;
  readonly uid: string | null;
  readonly session_uid: string | null;
  readonly user_code: string | null;
  readonly account_id: string | null;
  /** ISO 8601. */
  readonly expires_at: string | null;
}

/** A session's clients: `authorizations` of the library's Session. */
export type Authorizations = Readonly<Record<string, object>>;

/** RFC 6819 §5.1.4.1.3: what opens a door is stored only as its hash. Ids are 256 random bits, so SHA-256 does. */
export function hashId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

/**
 * The row for a payload. The credential itself (`jti`) stays out, and so do a session's clients, which have rows of
 * their own.
 *
 * @param expiresIn seconds; absent for what never expires
 * @throws {errors.InvalidRequest} when a value cannot be stored: PostgreSQL text holds neither NUL nor lone surrogates
 */
export function toRow(
  model: string,
  id: string,
  idHash: string,
  payload: AdapterPayload,
  expiresIn: number | undefined,
): RecordRow {
  const { jti: _jti, authorizations: _authorizations, ...kept } = payload;
  if (kept.session) kept.session = withoutCookie(kept.session);
  if (!isStorable(kept))
    throw new errors.InvalidRequest('a parameter contains characters that cannot be stored');
  return {
    model,
    id_hash: idHash,
    payload: kept as AdapterPayload,
    grant_id: model === 'Grant' ? id : (grantOf(payload) ?? null),
    uid: payload.uid ?? null,
    session_uid: payload.sessionUid ?? payload.session?.uid ?? null,
    user_code: payload.userCode ?? null,
    account_id: accountOf(payload) ?? null,
    expires_at: expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000).toISOString(),
  };
}

/** The payload the library stored, with the id it was looked up by and what has its own columns put back. */
export function toPayload(
  id: string | undefined,
  stored: AdapterPayload,
  consumedAt: Date | null,
  authorizations: Authorizations | null,
): AdapterPayload {
  return {
    ...stored,
    ...(id !== undefined && { jti: id }),
    ...(consumedAt !== null && { consumed: Math.floor(consumedAt.getTime() / 1000) }),
    ...(authorizations !== null && { authorizations }),
  } as AdapterPayload;
}

/** Whether a value from outside can be part of a query or a row at all. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorable(member));
}

/** An interaction holds the session's cookie value, which nothing reads back: a credential to leave out. */
function withoutCookie(session: NonNullable<AdapterPayload['session']>) {
  const { cookie: _cookie, ...kept } = session as typeof session & { cookie?: string };
  return kept as NonNullable<AdapterPayload['session']>;
}

function grantOf(payload: AdapterPayload): string | undefined {
  const consent = payload.result?.['consent'] as { grantId?: string } | undefined;
  return consent?.grantId ?? payload.grantId;
}

function accountOf(payload: AdapterPayload): string | undefined {
  const login = payload.result?.['login'] as { accountId?: string } | undefined;
  return login?.accountId ?? payload.accountId ?? payload.session?.accountId;
}

/** The library changes the clients of a session in place; everything else it copies itself. */
export function copyOf(payload: AdapterPayload | undefined, id?: string): AdapterPayload | undefined {
  if (!payload) return undefined;
  const { authorizations } = payload;
  return {
    ...payload,
    ...(id !== undefined && { jti: id }),
    ...(authorizations && { authorizations: structuredClone(authorizations) }),
  } as AdapterPayload;
}

/** One name for a record among others. */
export function keyOf(model: string, idHash: string): string {
  return `${model} ${idHash}`;
}
