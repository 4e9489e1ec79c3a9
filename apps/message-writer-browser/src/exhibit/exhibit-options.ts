import type { ServerOptions } from '../create-server.ts';

/** What the exhibit needs besides what every server here needs. */
export interface ExhibitOptions extends Omit<ServerOptions, 'publicUrl'> {
  readonly exhibitUrl: string;
  readonly authorizationServerConnectTo: string | undefined;
  readonly contactSaverConnectTo: string | undefined;
}
