import { randomInt, randomUUID } from 'node:crypto';

export interface Contact {
  readonly firstName: string;
  readonly day: number;
  readonly month: number;
}

/** Somebody who exists for one visit to one exhibit, with contacts that may be lost. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In the clear, as everything here: made by us, worth nothing, and shown on the page. */
  password: string;
  contacts: readonly Contact[];
}

const contacts: readonly Contact[] = [
  { firstName: 'Mira', day: 3, month: 2 },
  { firstName: 'Tobias', day: 19, month: 5 },
  { firstName: 'Yusuf', day: 28, month: 10 },
];

export function inventPerson(): Person {
  const id = randomUUID();
  return {
    id,
    name: 'Robin Throwaway',
    email: `robin-${id.slice(0, 8)}@museum.example`,
    password: inventPassword(),
    contacts,
  };
}

/** Easy to type, and nobody's: people do not choose it, and it opens nothing outside of the exhibit. */
export function inventPassword(): string {
  return `museum-only-${randomInt(1_000, 10_000)}`;
}
