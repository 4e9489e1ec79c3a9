import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { ApiUnavailableError, RefusedInputError } from '../address-book/api-client.ts';
import { SignInError } from '../sign-in/errors.ts';
import { problemOf } from './problem-of.ts';

const unreachable = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });

describe('problemOf', () => {
  it.each<[string, unknown, number]>([
    ['input that the API does not take', new RefusedInputError(['cursor']), 400],
    ['a page that is not there', new NotFoundException(), 404],
    ['an API that is away', new ApiUnavailableError('no answer'), 503],
    ['a database that is away', unreachable, 503],
    ['an issuer that is away', new SignInError('unavailable', 'no answer'), 503],
    ['what nobody foresaw', new Error('a secret'), 500],
  ])('says of %s what it is', (_title, error, status) => {
    expect(problemOf(error, 'GET').status).toBe(status);
  });

  it('does not say that nothing was changed when the answer to a write did not come', () => {
    const [reading, writing] = ['GET', 'POST'].map((method) =>
      problemOf(new ApiUnavailableError('no answer'), method),
    );
    expect(reading?.text).toContain('Nothing was changed');
    expect(writing?.status).toBe(503);
    expect(writing?.text).not.toContain('Nothing was changed');
    expect(writing?.text).toContain('Look');
  });
});
