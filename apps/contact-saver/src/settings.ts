/** What the parts of this app are told by `main.ts`, under one injection token. */
export interface Settings {
  /** The one authorization server whose tokens count. */
  readonly issuer: string;
  /** Our public URL, which is also the audience our tokens must name (RFC 8707). */
  readonly publicUrl: string;
  /** The secret with which this API, as client `contact-saver-api`, asks the issuer about opaque tokens. */
  readonly introspectionSecret: string;
  readonly authorizationServerConnectTo: string | undefined;
  /** Fixes the calendar birthdays are counted from; token time stays real. */
  readonly labNow: Date | undefined;
  readonly databaseUrl: string;
  /** Where the lab's inspector is, for links to it. */
  readonly messageWriterUrl: string;
  /** Whether the recorder and its links to the inspector are on. */
  readonly lab: boolean;
  readonly flowWriterDatabaseUrl: string | undefined;
  readonly fingerprintKey: string | undefined;
}

export const SETTINGS = Symbol('settings');
export const DATABASE = Symbol('database');
