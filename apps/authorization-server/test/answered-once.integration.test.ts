import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { RequestRecords } from '../src/storage/request-records.ts';
import { adapterOf, lifetime, openTestDatabase, payloadOf, saveFamily } from './records.ts';

const database = openTestDatabase();
const replica = openTestDatabase();

afterAll(async () => {
  await Promise.all([database.$disconnect(), replica.$disconnect()]);
});

async function ask(result?: object): Promise<string> {
  const id = randomUUID();
  await adapterOf(database, 'Interaction').upsert(
    id,
    payloadOf('Interaction', id, result && { result }),
    lifetime,
  );
  return id;
}

/** The person's "Allow": a grant, the one before it ended, and the interaction's result. */
async function allow(on: typeof database, interaction: string, earlier?: string): Promise<string> {
  const grantId = randomUUID();
  const records = new RequestRecords(on);
  await records.run(async () => {
    const interactions = adapterOf(on, 'Interaction');
    const asked = await interactions.find(interaction);
    records.answerOnce({ model: 'Interaction', id: interaction });
    if (earlier !== undefined) records.revokeGrant(earlier);
    await adapterOf(on, 'Grant').upsert(grantId, payloadOf('Grant', grantId), lifetime);
    await interactions.upsert(
      interaction,
      payloadOf('Interaction', interaction, { ...asked, result: { consent: { grantId } } }),
      lifetime,
    );
  });
  return grantId;
}

const grantsAmong = (grantIds: readonly string[]) =>
  database.providerRecord.count({ where: { model: 'Grant', grantId: { in: [...grantIds] } } });

const resultOf = async (interaction: string) =>
  (await adapterOf(database, 'Interaction').find(interaction))?.result;

describe('an interaction that is answered more than once (F-RACE-4)', () => {
  it('has one grant of many that were allowed at once, and the result names it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const interaction = await ask();
      const clicks = Array.from({ length: 6 }, (_value, turn) =>
        allow(turn % 2 ? replica : database, interaction),
      );
      const grantIds = await Promise.all(clicks);
      expect(await grantsAmong(grantIds)).toBe(1);
      const result = (await resultOf(interaction)) as { consent: { grantId: string } };
      expect(await grantsAmong([result.consent.grantId])).toBe(1);
    }
  });

  it('keeps its first answer, and the second one ends nothing', async () => {
    const interaction = await ask({ error: 'access_denied' });
    const family = await saveFamily(database);
    const grantId = await allow(database, interaction, family.grantId);
    expect([await grantsAmong([grantId]), await family.size()]).toEqual([0, 4]);
    expect(await resultOf(interaction)).toEqual({ error: 'access_denied' });
  });

  it('does not come back when it has led on already', async () => {
    const interaction = await ask();
    const family = await saveFamily(database);
    await new RequestRecords(database).run(async () => {
      await adapterOf(database, 'Interaction').find(interaction);
      await adapterOf(database, 'Interaction').destroy(interaction);
    });
    const grantId = await allow(database, interaction, family.grantId);
    expect([await grantsAmong([grantId]), await family.size()]).toEqual([0, 4]);
    expect(await adapterOf(database, 'Interaction').find(interaction)).toBeUndefined();
  });
});
