import { describe, expect, it, vi } from 'vitest';
import { createPostgresWriter } from './postgres.ts';
import { jwt } from './test/captured.ts';
import { capture, recorderInMemory } from './test/recorder.ts';

const insert = vi.hoisted(() => vi.fn<(events: string) => Promise<void>>());
vi.mock('@ecosystem/prisma/flow-writer', () => ({ openFlowWriter: () => ({ insert }) }));

/** What PostgreSQL says of JSON that it cannot store. */
function refuseLikePostgres(json: string): void {
  if (!/\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(json)) return;
  throw Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' });
}

async function writtenAfter(token: string): Promise<string[]> {
  const stored: string[] = [];
  insert.mockImplementation(async (json) => {
    refuseLikePostgres(json);
    stored.push(json);
  });
  const { recorder } = recorderInMemory({ write: createPostgresWriter('postgres://unused') });
  recorder.recordExchange(capture({ requestHeaders: [['Authorization', `Bearer ${token}`]] }));
  recorder.recordArtifact({ artifact: 'session', action: 'kept' });
  await recorder.drain();
  return stored;
}

/** Anybody may send any token: one that cannot be stored must not keep everything else from being stored. */
describe('createPostgresWriter', () => {
  it.each(['a NUL \0', 'half a character \ud800'])('stores a claim that holds %j', async (sub) => {
    expect((await writtenAfter(jwt({ sub }))).join()).toContain('"session"');
  });

  it.each(['\0', '\ud800'])('stores a claim that is called %j', async (name) => {
    expect((await writtenAfter(jwt({ [name]: 1 }))).join()).toContain('"session"');
  });

  it.each(['\0', '\ud800'])('stores an open claim with a member that is called %j', async (name) => {
    expect((await writtenAfter(jwt({ aud: { [name]: 1 } }))).join()).toContain('"session"');
  });

  it('stores what comes with a claim that is nested too deep', async () => {
    const deep = `{"aud":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(deep).toString('base64url')}.x`;
    expect((await writtenAfter(token)).join()).toContain('"session"');
  });
});
