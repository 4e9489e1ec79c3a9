import { type AppName, controlReplica } from '../../control.ts';
import { apps } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import type { Stage } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** Requests that an app gets in `useEverything`, roughly: how far into it the death may be. */
const messages: Readonly<Record<AppName, number>> = {
  'authorization-server': 14,
  'contact-saver': 6,
  'message-writer': 12,
};

/** Any app dies at any message of anybody's, when it was asked or when it has answered; for the long form. */
export const anyMessage: Scenario = {
  title: 'F-CR any app is killed at any message',
  async play(stage) {
    const [victim, to] = [stage.random.pick(apps), stage.random.pick(apps)];
    const when = stage.random.pick(['asked', 'answered'] as const);
    const skip = stage.random.below(messages[to]);
    stage.cluster.standAlone();
    const visitor = await stage.invite();
    const forget = killOnce(stage, victim, { to, when, skip });
    await useEverything(visitor).catch(() => undefined);
    await forget();
    await stage.letStartAgain(visitor);
  },
};

/** @returns a function that ends it: the app is started again, if it has died */
function killOnce(
  stage: Stage,
  victim: AppName,
  point: { readonly to: AppName; readonly when: 'asked' | 'answered'; readonly skip: number },
): () => Promise<void> {
  let death: Promise<unknown> | undefined;
  const remove = stage.atNext({ ...point, path: /^(?!GET \/readyz)/ }, async () => {
    const window = stage.begin(`kill -9 of ${victim} (${point.when}, message ${point.skip} to ${point.to})`);
    const [server = ''] = stage.cluster.proxies[victim].servers;
    const killed = controlReplica(server, 'kill');
    death = killed.then(async () => {
      await controlReplica(server, 'start');
      const back = Date.now();
      await stage.end(window, back);
    });
    await killed;
    return 'drop';
  });
  return async () => {
    remove();
    await death;
  };
}

/** Everything a person does in a row; whatever comes between ends it. */
async function useEverything(visitor: Visitor): Promise<void> {
  await visitor.connect();
  await visitor.saveDraft(`first words for ${visitor.person.canary}`);
  await visitor.expireAccessToken();
  await visitor.saveDraft(`last words for ${visitor.person.canary}`);
  await visitor.disconnect();
  await visitor.signOut();
  await visitor.connect();
}
