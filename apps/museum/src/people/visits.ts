import { randomBytes } from 'node:crypto';
import { type Person, inventPerson } from './person.ts';

/** What somebody else has got hold of during a visit. */
export type Loot = 'password' | 'stolenToken' | 'quizToken';

/** What came of a step: requests that were really sent, and their answers. */
export interface Outcome {
  readonly title: string;
  readonly exchanges: readonly ShownExchange[];
}

/** Of a real exchange as much as fits on a page, without a credential in it. */
export interface ShownExchange {
  readonly from: string;
  readonly to: string;
  readonly request: string;
  readonly answer: string;
}

/** One browser at one exhibit. */
export interface Visit {
  readonly id: string;
  readonly exhibit: string;
  readonly person: Person;
  readonly outcomes: Map<string, Outcome>;
  /** In memory only, as long as the visit is remembered. */
  readonly loot: Map<Loot, string>;
  /** Why the last form was not taken. */
  refusal?: string | undefined;
}

/** Visits that are remembered at once; the oldest one goes first. */
const most = 200;

/** Everybody who is in the museum: kept in memory, and gone with the process. */
export class Visits {
  readonly #visits = new Map<string, Visit>();

  begin(exhibit: string): Visit {
    const id = randomBytes(32).toString('base64url');
    const visit: Visit = { id, exhibit, person: inventPerson(), outcomes: new Map(), loot: new Map() };
    this.#visits.set(id, visit);
    for (const oldest of [...this.#visits.keys()].slice(0, -most)) this.#visits.delete(oldest);
    return visit;
  }

  find(id: string | undefined, exhibit: string): Visit | undefined {
    const visit = id === undefined ? undefined : this.#visits.get(id);
    return visit?.exhibit === exhibit ? visit : undefined;
  }

  person(id: string): Person | undefined {
    return this.#people().find((person) => person.id === id);
  }

  /** The legacy sign-in: an address and a password, and nothing else is asked. */
  signIn(email: unknown, password: unknown): Person | undefined {
    return this.#people().find((person) => person.email === email && person.password === password);
  }

  #people(): Person[] {
    return [...this.#visits.values()].map(({ person }) => person);
  }
}
