/** What the parts of this app are told by `main.ts`, under one injection token. */
export interface Settings {
  /** The one authorization server whose tokens count. */
  readonly issuer: string;
  /** Our public URL, which is also the audience our tokens must name (RFC 8707). */
  readonly publicUrl: string;
  /** The secret with which this API, as client `contact-saver-api`, asks the issuer about opaque tokens. */
  readonly introspectionSecret: string;
  /** The secret with which our own web app, as client `contact-saver-web`, gets tokens. */
  readonly webClientSecret: string;
  /** Keys that seal the web app's tokens and tie its forms to a session: the first one is in use. */
  readonly encryptionKeys: readonly string[];
  readonly authorizationServerConnectTo: string | undefined;
  /** Where calls of our web app to our own API are carried to. */
  readonly contactSaverConnectTo: string | undefined;
  /** Fixes the calendar birthdays are counted from; token time stays real. */
  readonly labNow: Date | undefined;
  readonly databaseUrl: string;
  /** Where the lab's inspector is, for links to it. */
  readonly messageWriterUrl: string;
  /** The origins whose scripts may read birthdays; none with the lab off. */
  readonly browserOrigins: readonly string[];
  /** Whether the recorder and its links to the inspector are on. */
  readonly lab: boolean;
  readonly flowWriterDatabaseUrl: string | undefined;
  readonly fingerprintKey: string | undefined;
}

export const SETTINGS = Symbol('settings');
export const DATABASE = Symbol('database');
