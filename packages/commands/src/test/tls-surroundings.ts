import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { env } from '../env.ts';
import { freePort } from '../free-port.ts';
import { createCertificate } from '../https/certificate.ts';
import { terminateTls } from '../https/terminate-tls.ts';

/** What stands in front of the apps in a run over https. */
export interface TlsSurroundings {
  /** The certificate's public key, for Chromium; see `Certificate`. */
  readonly publicKeyHash: string;
  /** The file every process of the run trusts beside what it trusts anyway. */
  readonly authorityFile: string;
  /** What is different in these surroundings. @param inherited the caller's environment */
  settings(
    inherited: NodeJS.ProcessEnv,
  ): Pick<
    typeof env,
    'authorizationServerUrl' | 'connectTo' | 'contactSaverUrl' | 'inherited' | 'messageWriterUrl' | 'ports'
  >;
  close(): void;
}

/**
 * Three hosts of their own below `localhost`, which browsers find on this machine by themselves (RFC 6761 §6.3), and one
 * certificate for them, made for this run.
 */
export async function startTls(dataDirectory: string): Promise<TlsSurroundings> {
  const port = await freePort();
  const ports = {
    authorizationServer: await freePort(),
    contactSaver: await freePort(),
    messageWriter: await freePort(),
  };
  const hosts = {
    authorizationServer: 'accounts.localhost',
    contactSaver: 'contacts.localhost',
    messageWriter: 'messages.localhost',
  };
  const certificate = await createCertificate(Object.values(hosts));
  const authorityFile = path.join(dataDirectory, 'authority.pem');
  writeFileSync(authorityFile, certificate.authority);
  // The clients in browsers stay on plain localhost, which browsers trust as they trust https.
  const allPorts = { ...ports, messageWriterBrowser: undefined, xssExhibit: undefined };
  const apps = ['authorizationServer', 'contactSaver', 'messageWriter'] as const;
  const targets = new Map(apps.map((app) => [`${hosts[app]}:${port}`, ports[app]]));
  const terminator = await terminateTls({ ...certificate, port, targets });
  // Not every resolver that servers use knows these names.
  const connectTo = `localhost:${port}`;
  return {
    publicKeyHash: certificate.publicKeyHash,
    authorityFile,
    settings: (inherited) => ({
      authorizationServerUrl: `https://${hosts.authorizationServer}:${port}`,
      contactSaverUrl: `https://${hosts.contactSaver}:${port}`,
      messageWriterUrl: `https://${hosts.messageWriter}:${port}`,
      connectTo: { authorizationServer: connectTo, contactSaver: connectTo, messageWriter: connectTo },
      inherited: { ...inherited, NODE_EXTRA_CA_CERTS: authorityFile },
      ports: allPorts,
    }),
    close: () => terminator.close(),
  };
}
