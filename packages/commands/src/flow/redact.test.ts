import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const secret = 'k7Yb0rP2vQ9sD4wE6tG8hJ1lZ3xC5nM0aB2cV4yU6iO';
const exchange = {
  request: {
    method: 'POST',
    url: `http://localhost:3000/oauth/callback?code=${secret}&state=${secret}&iss=http://localhost:3002`,
    headers: { cookie: `mw_session=${secret}; other=${secret}`, authorization: `Basic ${secret}` },
    body: `password=${secret}&csrf=${secret}&scope=openid`,
  },
  response: {
    status: 303,
    headers: {
      location: `/next?code=${secret}`,
      'set-cookie': `mw_session=${secret}; Path=/; HttpOnly, as=${secret}; HttpOnly`,
      'x-new': secret,
    },
    body: `<input value="${secret}">`,
  },
  duration: 1,
};

describe('createRedactor', () => {
  it('leaves no secret anywhere, known field or not', () => {
    expect(JSON.stringify(createRedactor()(exchange))).not.toContain(secret);
  });

  it('shows what is no secret', () => {
    const { request, response } = createRedactor()(exchange);
    expect(request.url).toContain('iss=http://localhost:3002');
    expect(request.body).toMatchObject({ scope: 'openid' });
    expect(response.headers['set-cookie']).toMatch(/^mw_session=‹.*›; Path=\/; HttpOnly, as=‹.*›; HttpOnly$/);
  });

  it('gives one value one stub within a run, and another one in the next', () => {
    const stubOf = (redact: ReturnType<typeof createRedactor>) =>
      /code=(‹[^›]+›)/.exec(redact(exchange).request.url)?.[1];
    const redact = createRedactor();
    expect(stubOf(redact)).toBe(stubOf(redact));
    expect(stubOf(redact)).not.toBe(stubOf(createRedactor()));
  });
});
