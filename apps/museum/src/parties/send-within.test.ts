import { describe, expect, it } from 'vitest';
import { openDoor } from './listen.ts';
import { createFetchWithin } from './send-within.ts';

describe('createFetchWithin', () => {
  it('reaches the museum’s own parties, and nobody else', async () => {
    const [own, stranger] = [await openDoor(0), await openDoor(0)];
    let reached = 0;
    own.attend((_request, response) => response.end('here'));
    stranger.attend((_request, response) => {
      reached += 1;
      response.end();
    });
    const origins = {
      oldWriter: own.origin,
      issuer: own.origin,
      contactSaver: own.origin,
      dailyQuiz: own.origin,
      todaysIssuer: own.origin,
      messageWriter: stranger.origin,
    };
    const send = createFetchWithin(origins, undefined);
    expect(await (await send(`${own.origin}/museum`)).text()).toBe('here');
    await expect(send(`${stranger.origin}/museum`)).rejects.toThrow('its own parties only');
    await expect(send(own.origin.replace('localhost', 'localhost.evil.example'))).rejects.toThrow(
      'own parties',
    );
    expect(reached).toBe(0);
    await Promise.all([own.close(), stranger.close()]);
  });
});
