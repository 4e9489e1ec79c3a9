import type { Trap } from '@ecosystem/commands/round-robin';
import { type AppName, controlReplica } from '../control.ts';
import type { Cluster } from './cluster.ts';
import type { Exchange, FaultWindow, History, Participant, Restart } from './history.ts';
import { createParticipant } from './people.ts';
import type { Random } from './random.ts';
import { waitUntilReady } from './readiness.ts';
import { Visitor } from './visitor.ts';

/** How much of everything a scenario does. */
export interface Scale {
  /** Complete flows, one after the other. */
  readonly flows: number;
  /** Flows under way at once. */
  readonly parallelFlows: number;
  /** Seconds something stays away. */
  readonly absence: number;
}

/** The messages at which an app can be made to die. */
export interface Point {
  /** Whose message it is: the app that is asked. */
  readonly to: AppName;
  readonly path: RegExp;
  readonly when: 'asked' | 'answered';
  /** How many such messages pass unharmed before. */
  readonly skip?: number;
}

/** Milliseconds; more than the ten seconds of O8, so that a slow recovery is told from none. */
const recoveryLimit = 20_000;

/** Where a scenario plays: the apps, the people, and everything that is written down about them. */
export class Stage implements History {
  readonly cluster: Cluster;
  readonly random: Random;
  readonly scale: Scale;
  readonly exchanges: readonly Exchange[];
  readonly windows: FaultWindow[] = [];
  readonly restarts: Restart[] = [];
  readonly participants: Participant[] = [];
  readonly #traps: (() => void)[] = [];

  constructor(cluster: Cluster, random: Random, scale: Scale) {
    this.cluster = cluster;
    this.random = random;
    this.scale = scale;
    this.exchanges = cluster.record();
  }

  /** Somebody new with a browser. @param cluster whose apps they reach */
  async invite(cluster: Cluster = this.cluster): Promise<Visitor> {
    const person = await createParticipant();
    this.participants.push(person);
    return new Visitor(person, cluster);
  }

  /** From now on something is missing. @param answerLimit milliseconds within which requests must be answered */
  begin(fault: string, answerLimit?: number): FaultWindow {
    const window = { fault, from: Date.now(), ...(answerLimit !== undefined && { answerLimit }) };
    this.windows.push(window);
    return window;
  }

  /** What was missing is back; waits until every app is ready, however long that takes. */
  async end(window: FaultWindow, back = Date.now(), cluster: Cluster = this.cluster): Promise<void> {
    window.back = back;
    await waitUntilReady(cluster, back + recoveryLimit);
    window.recovered = Date.now();
  }

  /** kill -9 of every process of an app that is in use. */
  async kill(app: AppName): Promise<FaultWindow> {
    const window = this.begin(`kill -9 of ${app}`);
    await Promise.all(this.cluster.proxies[app].servers.map((server) => controlReplica(server, 'kill')));
    return window;
  }

  /** Starts them again. */
  async revive(app: AppName, window: FaultWindow): Promise<void> {
    await Promise.all(this.cluster.proxies[app].servers.map((server) => controlReplica(server, 'start')));
    const back = Date.now();
    await this.end(window, back);
  }

  /** kill -9 of an app at the next message that passes a point; whoever asked gets no answer. */
  killAt(app: AppName, point: Point): Promise<FaultWindow> {
    return new Promise((resolve, reject) => {
      this.atNext(point, async () => {
        await this.kill(app).then(resolve, reject);
        return 'drop';
      });
    });
  }

  /** Does something at the next message that passes a point. @returns a function that gives up waiting for it */
  atNext({ path, skip = 0, to, when }: Point, spring: Trap['spring']): () => void {
    let seen = 0;
    const matches: Trap['matches'] = (request) =>
      path.test(`${request.method} ${request.path}`) && seen++ === skip;
    const remove = this.cluster.proxies[to].set({ matches, when, spring });
    this.#traps.push(remove);
    return remove;
  }

  /** Nothing happens any more by itself. */
  disarm(): void {
    for (const remove of this.#traps) remove();
  }

  /** Lets somebody who was interrupted start again, and notes how that went. */
  async letStartAgain(visitor: Visitor): Promise<void> {
    const before = this.exchanges.length;
    const finished = await visitor.startAgain().then(
      (page) => visitor.sees(page),
      () => false,
    );
    const { email } = visitor.person;
    const sentOn = this.exchanges
      .slice(before)
      .filter(({ answer, from }) => from.endsWith(email) && answer?.headers['location'] !== undefined);
    this.restarts.push({ person: email, finished, redirects: sentOn.length });
  }
}
