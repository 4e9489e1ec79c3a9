import { createServerFetch } from '@ecosystem/transport/server-fetch';
import type { env } from '../env.ts';

type Settings = Pick<
  typeof env,
  'authorizationServerUrl' | 'connectTo' | 'contactSaverUrl' | 'messageWriterUrl'
>;

/** The three parties: public URL, the variable that moves it, and where it is really reached. */
export function partiesOf(settings: Settings) {
  return [
    {
      name: 'authorization server',
      url: settings.authorizationServerUrl,
      variable: 'AUTHORIZATION_SERVER_URL',
      connectTo: settings.connectTo.authorizationServer,
    },
    {
      name: 'ContactSaver',
      url: settings.contactSaverUrl,
      variable: 'CONTACT_SAVER_URL',
      connectTo: settings.connectTo.contactSaver,
    },
    {
      name: 'MessageWriter',
      url: settings.messageWriterUrl,
      variable: 'MESSAGE_WRITER_URL',
      connectTo: settings.connectTo.messageWriter,
    },
  ] as const;
}

/** A `fetch` that reaches the parties from here. @param timeout milliseconds */
export function fetchParties(settings: Settings, timeout: number): typeof fetch {
  const routes = partiesOf(settings).map(({ url, connectTo }) => ({ origin: url, connectTo }));
  return createServerFetch({ routes, timeout });
}

/** The names of the parties that are ready to work right now. */
export async function whatRuns(settings: Settings): Promise<string[]> {
  const send = fetchParties(settings, 2_000);
  const answers = await Promise.all(
    partiesOf(settings).map(async ({ name, url }) => {
      const ready = await send(`${url}/readyz`).then(
        async (response) => (await response.body?.cancel(), response.ok),
        () => false,
      );
      return ready ? [name] : [];
    }),
  );
  return answers.flat();
}
