import { randomBytes } from 'node:crypto';
import type { RequestSecrets } from '../oauth/create-authorization-request.ts';

/** What the throw-away copy remembers of one browser. */
export interface ServerSession {
  readonly pending?: RequestSecrets;
  readonly accessToken?: string;
}

/** Milliseconds: longer than an access token lives. */
const lifetime = 3_600_000;
const most = 1_000;

/**
 * Sessions in the memory of this one process: this is an exhibit, and a restart may forget it. MessageWriter itself keeps
 * them sealed, in a database.
 */
export class ServerSessions {
  readonly #sessions = new Map<string, ServerSession & { readonly until: number }>();

  find(id: string | undefined): ServerSession | undefined {
    const found = this.#sessions.get(id ?? '');
    return found && found.until > Date.now() ? found : undefined;
  }

  /** What a browser has asked for; its session ends here, so that an answer is taken one time only. */
  takePending(id: string | undefined): RequestSecrets | undefined {
    const found = this.find(id);
    if (found?.pending) this.#sessions.delete(id ?? '');
    return found?.pending;
  }

  /** @returns the new id: what was known under an old one moves on, so that nobody can plant an id */
  replace(old: string | undefined, session: ServerSession): string {
    this.#sessions.delete(old ?? '');
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= most && oldest !== undefined) this.#sessions.delete(oldest);
    const id = randomBytes(32).toString('base64url');
    this.#sessions.set(id, { ...session, until: Date.now() + lifetime });
    return id;
  }
}
