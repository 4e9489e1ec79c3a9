/** What the parts of this app are told by `main.ts`, under one injection token. */
export interface Settings {
  /** The one authorization server whose tokens count. */
  readonly issuer: string;
  /** Our public URL, which is also the audience our tokens must name (RFC 8707). */
  readonly publicUrl: string;
  readonly authorizationServerConnectTo: string | undefined;
  /** Fixes the calendar birthdays are counted from; token time stays real. */
  readonly labNow: Date | undefined;
  readonly databaseUrl: string;
}

export const SETTINGS = Symbol('settings');
export const DATABASE = Symbol('database');
