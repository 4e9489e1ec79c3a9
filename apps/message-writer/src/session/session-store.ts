/** What one answered authorization left us with, as it is kept: tokens and claims sealed. */
export interface Connection {
  readonly id: string;
  /** The person's id here; null when no ID token said who it is. */
  readonly personId: string | null;
  /** The authorization server's session, as its ID token calls it (Back-Channel Logout 1.0 §2.1). */
  readonly sid: string | null;
  /** Whether it may be used while the person is away; it then outlives the session. */
  readonly offline: boolean;
  /** Space-delimited, as granted. */
  readonly scope: string;
  readonly sealedTokens: string;
  readonly sealedClaims: string;
  readonly accessTokenExpiresAt: Date;
  /** Set while one replica renews the access token. */
  readonly renewalStartedAt: Date | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

export type NewConnection = Omit<Connection, 'createdAt' | 'renewalStartedAt'>;

/** How a connection can end without its browser's doing. */
export type Ending = 'logged-out' | 'revoked';

/** A browser's session, found by the hash of its id. */
export interface Session {
  readonly idHash: string;
  readonly stepMode: boolean;
  readonly ended: Ending | null;
  readonly connection: Connection | null;
}

/** Who logs out: everybody as this person, or in one session of the authorization server. */
export interface Logout {
  readonly personId: string;
  readonly sid: string | null;
}

/**
 * Where sessions and tokens are kept, and the only thing that knows how. Of several replicas at most one makes each
 * change; what has expired is not found; whoever cannot be reached throws, and nobody is let in.
 */
export interface SessionStore {
  /** A session that is not over. */
  find(idHash: string): Promise<Session | undefined>;

  /** Makes sure there is a session. */
  ensure(idHash: string, expiresAt: Date): Promise<void>;

  /** Whether this browser's flows stop before every step. */
  setStepMode(idHash: string, stepMode: boolean): Promise<void>;

  /**
   * Gives a session a connection and a new id, in one change; undefined when there is no such session. The old id is
   * worth nothing afterwards, and the connection it had is gone from here.
   */
  connect(
    idHash: string,
    next: { readonly idHash: string; readonly expiresAt: Date },
    connection: NewConnection,
  ): Promise<{ readonly replaced: Connection | null } | undefined>;

  /** Ends a session; its connection, if it may be used while the person is away, stays without one. */
  end(idHash: string): Promise<void>;

  findConnection(id: string): Promise<Connection | null>;

  /** Forgets a connection; its session stays, anonymous, and remembers how it ended. */
  forget(id: string, ended?: Ending): Promise<void>;

  /** Takes a connection from its session, which stays, anonymous; returns what was taken from whom logs out. */
  logOut(who: Logout): Promise<Connection[]>;

  /** The connections of a person that no session has. */
  findLeft(personId: string): Promise<Connection[]>;

  /** Whether this caller may renew the access token; false when it is not as in `connection` any more. */
  beginRenewal(connection: Connection): Promise<boolean>;

  /** Gives a renewal back. */
  cancelRenewal(id: string): Promise<void>;

  /** Keeps what a renewal has won; null when the connection is gone. */
  finishRenewal(
    id: string,
    renewed: Pick<Connection, 'accessTokenExpiresAt' | 'sealedTokens'>,
  ): Promise<Connection | null>;

  /** Lets the access token count as expired. */
  expireAccessToken(id: string): Promise<void>;

  /** Every connection that may be used while its person is away. */
  findOffline(): Promise<Connection[]>;

  /** Remembers a hash until then; false when it was remembered already. */
  acceptOnce(hash: string, expiresAt: Date): Promise<boolean>;

  /** The same for what may happen again: the latest time counts. */
  remember(hash: string, until: Date): Promise<void>;

  /** Until when a hash is remembered; null when it is not. */
  remembered(hash: string): Promise<Date | null>;

  /** Lets go of its connections. */
  close(): Promise<void>;

  /** Whether it can be used; never throws. */
  ready(): Promise<boolean>;
}
