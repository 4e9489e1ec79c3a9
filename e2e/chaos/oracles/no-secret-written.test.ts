import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../invariants.ts';
import { ada, exchange, facts, flow, history, tokens } from '../made-up.ts';

describe('O6', () => {
  const basic = Buffer.from('message-writer:a-secret-of-the-client-0123').toString('base64');
  const cookie = 'mw_session=session-id-of-a-browser';
  const sent = [
    ...flow,
    exchange({
      path: '/token',
      method: 'POST',
      body: 'code_verifier=verifier-0123456789-0123456789',
      headers: { authorization: `Basic ${basic}`, cookie },
      answer: { status: 400 },
    }),
  ];
  it.each([
    ['password', ada.password],
    ['code', 'code-0123456789abcdef'],
    ['access_token', tokens.access_token],
    ['refresh_token', Buffer.from(tokens.refresh_token).toString('base64')],
    ['code verifier', 'verifier-0123456789-0123456789'],
    ['client secret', 'a-secret-of-the-client-0123'],
    ['cookie mw_session', 'session-id-of-a-browser'],
  ])('sees a %s in what was written', (kind, text) => {
    const written = [{ where: 'a log', text: `{"msg":"${text}"}` }];
    expect(checkInvariants(history(sent), facts({ written }))).toEqual([
      expect.stringContaining(`a log holds a ${kind}`),
    ]);
  });

  it('sees a secret on an error page', () => {
    const page = exchange({ answer: { status: 400, body: `no: ${tokens.refresh_token}` } });
    expect(checkInvariants(history([...flow, page]), facts())).toEqual([
      expect.stringMatching(/^O6 .* the answer of/),
    ]);
  });
});
