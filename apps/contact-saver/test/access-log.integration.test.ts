import { randomUUID } from 'node:crypto';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccessLog } from '../src/access-log/access-log.ts';
import { removeExpired } from '../src/housekeeping/remove-expired.ts';
import { type Api, startApi } from './api.ts';
import { testDatabaseUrl } from './env.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let sub: string;
const database = openContactSaverDatabase({ url: testDatabaseUrl });

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop(), database.$disconnect()]);
});

beforeEach(() => {
  sub = randomUUID();
});

const written = () => api.app.get(AccessLog).flush();

describe('the log of accesses', () => {
  it('costs no request anything while its table is away', async () => {
    const token = await issuer.sign(api.url, { claims: { sub } });
    await database.$executeRaw`ALTER TABLE access_log_entry RENAME TO access_log_entry_away`;
    try {
      const started = Date.now();
      const answers = await Promise.all(
        Array.from({ length: 40 }, () => api.request('/contacts', { token })),
      );
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      await written();
      expect(Date.now() - started).toBeLessThan(10_000);
    } finally {
      await database.$executeRaw`ALTER TABLE access_log_entry_away RENAME TO access_log_entry`;
    }
    await written();
    expect(await database.accessLogEntry.count({ where: { ownerSubject: sub } })).toBe(40);
  });

  it('forgets after ninety days, in small batches, and nothing else', async () => {
    const row = { ownerIssuer: issuer.url, ownerSubject: sub, clientId: 'x', route: 'GET /contacts' };
    const day = 86_400_000;
    await database.accessLogEntry.createMany({
      data: Array.from({ length: 1_203 }, (_value, index) => ({
        ...row,
        outcome: 'answered',
        occurredAt: new Date(Date.now() - (index < 1_200 ? 91 : 89) * day),
      })),
    });
    expect(await removeExpired(database)).toBeGreaterThanOrEqual(1_200);
    expect(await database.accessLogEntry.count({ where: { ownerSubject: sub } })).toBe(3);
  });
});
