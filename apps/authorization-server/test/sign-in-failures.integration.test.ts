import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { authenticateEndUser } from '../src/interactions/login.ts';
import type { InteractionServices } from '../src/interactions/services.ts';
import { SignInFailures } from '../src/storage/sign-in-failures.ts';
import { hashPassword } from '../src/storage/verify-password.ts';
import { openTestDatabase } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();
const quarterOfAnHour = 15 * 60;

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});
afterEach(() => vi.useRealTimers());

const somebody = () => ({ email: `${randomUUID()}@example.net`, address: randomUUID() });

async function fail(failures: SignInFailures, times: number, { email, address } = somebody()) {
  await Promise.all(Array.from({ length: times }, () => failures.record(email, address)));
  return { email, address };
}

describe('SignInFailures', () => {
  const failures = new SignInFailures(database);

  it('lets the tenth failure of an account from one address be the last, and counts simultaneous ones', async () => {
    const { email, address } = await fail(failures, 9);
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBe(0);
    await failures.record(email, address);
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBeGreaterThan(
      quarterOfAnHour - 30,
    );
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBeLessThanOrEqual(quarterOfAnHour);
  });

  it('blocks nobody else: neither the owner elsewhere nor the neighbour', async () => {
    const { email, address } = await fail(failures, 10);
    expect((await failures.beforeSignIn(email, randomUUID())).secondsBlocked).toBe(0);
    expect((await failures.beforeSignIn(somebody().email, address)).secondsBlocked).toBe(0);
  });

  it('blocks an address that tries a hundred accounts', async () => {
    const { address } = somebody();
    for (let account = 0; account < 100; account += 1) {
      expect((await failures.beforeSignIn(somebody().email, address)).secondsBlocked).toBe(0);
      await failures.record(somebody().email, address);
    }
    expect((await failures.beforeSignIn(somebody().email, address)).secondsBlocked).toBeGreaterThan(0);
  });

  it('is shared by replicas', async () => {
    const other = new SignInFailures(replica);
    const who = await fail(failures, 5);
    await fail(other, 5, who);
    expect((await failures.beforeSignIn(who.email, who.address)).secondsBlocked).toBeGreaterThan(0);
    expect((await other.beforeSignIn(who.email, who.address)).secondsBlocked).toBeGreaterThan(0);
  });

  it('lets an address try again when the window has ended', async () => {
    const { email, address } = await fail(failures, 10);
    const wait = (await failures.beforeSignIn(email, address)).secondsBlocked;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (wait - 5) * 1000 });
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBeGreaterThan(0);
    vi.setSystemTime(Date.now() + 10_000);
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBe(0);
  });

  it('counts from one again in the next window', async () => {
    const others = (await database.signInFailure.findMany()).map(({ key }) => key);
    const { email, address } = await fail(failures, 10);
    await database.signInFailure.updateMany({
      where: { key: { notIn: others } },
      data: { windowEndsAt: new Date(Date.now() - 1_000) },
    });
    await fail(failures, 9, { email, address });
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBe(0);
    await failures.record(email, address);
    expect((await failures.beforeSignIn(email, address)).secondsBlocked).toBeGreaterThan(0);
  });
});

describe('authenticateEndUser', () => {
  const password = randomUUID();
  const provider = { interactionResult: async () => '/auth/resume' } as unknown as Provider;
  const services = { database, signInFailures: new SignInFailures(database) } as InteractionServices;

  async function createAccount() {
    const { email, address } = somebody();
    await database.account.create({
      data: { email, name: 'Robin', zoneinfo: 'UTC', passwordHash: await hashPassword(password) },
    });
    return { email, address };
  }

  function signIn({ email, address }: ReturnType<typeof somebody>, typed: string) {
    const ctx = {
      req: { socket: { remoteAddress: address } },
      request: { body: { email, password: typed } },
      redirect: () => undefined,
    };
    return authenticateEndUser(provider, services, ctx as unknown as Context);
  }

  it('counts failures only: two hundred people may sign in from one address at once', async () => {
    const person = await createAccount();
    const refusals = await Promise.all(Array.from({ length: 200 }, () => signIn(person, password)));
    expect(refusals.filter((refusal) => refusal !== undefined)).toEqual([]);
    expect(await signIn(person, 'wrong')).toMatchObject({ status: 422 });
    expect(await signIn(person, password)).toBeUndefined();
  }, 60_000);

  it('refuses the right password when it is one of many guesses at once (ASVS 2.4.1)', async () => {
    const person = await createAccount();
    const guesses = [...Array.from({ length: 60 }, (_value, index) => `guess ${index}`), password];
    const refusals = await Promise.all(guesses.map((guess) => signIn(person, guess)));
    expect(refusals.at(-1)).toMatchObject({ status: 429 });
  }, 60_000);

  it('says no differently to a right password during a block, and to an unknown e-mail address', async () => {
    const [person, stranger] = [await createAccount(), somebody()];
    const [wrong, unknown] = [await signIn(person, 'wrong'), await signIn(stranger, 'wrong')];
    expect({ ...wrong, email: '' }).toEqual({ ...unknown, email: '' });
    for (let time = 1; time < 10; time += 1) await signIn(person, 'wrong');
    const [blocked, alsoBlocked] = [await signIn(person, password), await signIn(person, 'wrong')];
    expect(blocked).toMatchObject({ status: 429, retryAfter: expect.any(Number) });
    expect(blocked?.message).toBe(alsoBlocked?.message);
  });
});
