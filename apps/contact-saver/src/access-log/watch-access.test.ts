import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { describe, expect, it } from 'vitest';
import type { Access } from './access.ts';
import { watchAccess } from './watch-access.ts';

const ada = {
  issuer: 'http://localhost:3002',
  subject: 'ada',
  clientId: 'message-writer',
  scopes: new Set<string>(),
};

/** What is noted of a request that was answered with a status. */
function answered(request: object, status = 200): Access | undefined {
  const noted: Access[] = [];
  const response = Object.assign(new EventEmitter(), { statusCode: status });
  const whole = {
    method: 'GET',
    audience: 'api',
    route: { path: '/contacts/:id' },
    url: '/contacts/3f0f',
    ...request,
  };
  let passed = false;
  watchAccess({ note: (access) => void noted.push(access) })(
    whole as never,
    response as unknown as Response,
    () => (passed = true),
  );
  expect(passed).toBe(true);
  expect(noted).toEqual([]);
  response.emit('finish');
  return noted[0];
}

describe('watchAccess', () => {
  it.each([
    ['a request without a token', {}],
    ['a page, whoever has signed in there', { user: ada, audience: undefined }],
    ['a path that is no route', { user: ada, route: undefined }],
    ['a client that speaks for itself', { user: { ...ada, subject: 'message-writer' } }],
  ])('notes nothing of %s', (_title, request) => {
    expect(answered(request)).toBeUndefined();
  });

  it('notes who asked for what kind of thing, when the answer has left, and never for which one', () => {
    expect(answered({ user: ada })).toEqual({
      ownerIssuer: 'http://localhost:3002',
      ownerSubject: 'ada',
      clientId: 'message-writer',
      route: 'GET /contacts/{id}',
      outcome: 'answered',
      occurredAt: expect.any(Date),
    });
  });

  it.each([
    [204, 'answered'],
    [400, 'invalid'],
    [403, 'refused'],
    [404, 'not_found'],
    [503, 'failed'],
  ])('calls %i %s', (status, outcome) => {
    expect(answered({ user: ada }, status)?.outcome).toBe(outcome);
  });
});
