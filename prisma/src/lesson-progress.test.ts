import { describe, expect, it, vi } from 'vitest';
import { openLessonProgress } from './lesson-progress.ts';

const send = vi.hoisted(() => vi.fn());
vi.mock('./connect.ts', () => ({ connect: () => ({ send }) }));

describe('openLessonProgress', () => {
  it('keeps what was found for the beginning it was found for, and for no later one', async () => {
    send.mockResolvedValue([]);
    const startedAt = new Date();
    const found = [{ flow: '1', event: 'span', at: startedAt.toISOString() }];
    await openLessonProgress({ url: 'postgres://a' }).keep('deny', startedAt, found);
    expect(send).toHaveBeenLastCalledWith({
      text: expect.stringMatching(/WHERE "lesson" = \$1 AND "started_at" = \$3 AND/),
      values: ['deny', JSON.stringify(found), startedAt],
    });
  });
});
