import { describe, expect, it } from 'vitest';
import { body, fingerprints, form, json } from '../test/captured.ts';
import { SecretCollector } from './collector.ts';
import { type CapturedBody, redactBody } from './redact-body.ts';

function redacted(captured: CapturedBody | undefined, isPublic = false) {
  const secrets = new SecretCollector(fingerprints);
  return { ...redactBody(secrets, captured, 'request.body', isPublic), values: secrets.values };
}

const stub = (word: string) =>
  expect.stringMatching(new RegExp(`^‹${word} · \\d+ characters · #[\\w-]{8}›$`));

describe('redactBody', () => {
  it('keeps nothing of a page, and says why', () => {
    const { body: kept, bodyNote } = redacted(body('text/html; charset=utf-8', '<form>'));
    expect([kept, bodyNote]).toEqual([
      null,
      expect.stringMatching(/^text\/html, 6 bytes: pages are not kept/),
    ]);
  });

  it.each([
    ['text/plain', 'only forms and JSON are kept'],
    ['', 'no type, 3 bytes: only forms and JSON are kept'],
    ['application/json', 'not the JSON it claims to be'],
    ['application/jsonp', 'only forms and JSON are kept'],
    ['multipart/form-data; boundary=x', 'only forms and JSON are kept'],
  ])('keeps nothing of type %j that is not what it should be', (type, why) => {
    expect(redacted(body(type, '{a}'))).toMatchObject({ body: null, bodyNote: expect.stringContaining(why) });
  });

  it('keeps nothing of a body that was cut off', () => {
    expect(redacted({ ...form('client_id=a'), truncated: true })).toMatchObject({
      body: null,
      bodyNote: expect.stringContaining('too long to be kept'),
    });
  });

  it('has nothing to say when there is no body', () => {
    expect(redacted(undefined)).toEqual({ body: null, values: [] });
    expect(redacted(form(''))).toEqual({ body: null, values: [] });
  });

  it('leaves neither length nor fingerprint of passwords and client secrets', () => {
    const secrets = { password: 'p', new_password: 'n', client_secret: 'c' };
    const shown = Object.fromEntries(
      Object.keys(secrets).map((name) => [name, `‹${name} · never recorded›`]),
    );
    expect(redacted(form(new URLSearchParams(secrets).toString()))).toEqual({ body: shown, values: [] });
    expect(redacted(json({ nested: [secrets] }))).toEqual({ body: { nested: [shown] }, values: [] });
  });

  it('makes a list of a field that comes several times, in order', () => {
    const scopes = redacted(form('scope=openid&scope=contacts.read&scope=birthdays.read&decision=allow'));
    expect(scopes.body).toEqual({ scope: ['openid', 'contacts.read', 'birthdays.read'], decision: 'allow' });
    expect(redacted(form('code=one&code=two')).body).toEqual({ code: [stub('code'), stub('code')] });
  });

  it('redacts fields it does not know', () => {
    expect(redacted(form('email=ada%40example.com&form=x')).body).toEqual({
      email: stub('not shown'),
      form: stub('not shown'),
    });
  });

  it.each([
    ['token_type_hint=access_token&', 'access token', 'access_token'],
    ['token_type_hint=refresh_token&', 'refresh token', 'refresh_token'],
    ['', 'refresh token', 'refresh_token'],
  ])('takes token with %j for a %s (RFC 7009 §2.1)', (hint, word, kind) => {
    const { body: kept, values } = redacted(form(`${hint}token=T`));
    expect(kept).toMatchObject({ token: stub(word) });
    expect(values).toEqual([expect.objectContaining({ kind, fingerprint: fingerprints.of('T') })]);
  });

  it('redacts JSON member by member, at any depth', () => {
    const answer = {
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: 'R',
      person: [{ email: 'E' }],
      x: null,
    };
    expect(redacted(json(answer)).body).toEqual({
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: stub('refresh token'),
      person: [{ email: stub('not shown') }],
      x: null,
    });
  });

  it('gives a verifier the name of its challenge as well (RFC 7636 §4.2)', () => {
    // RFC 7636 Appendix B
    const { values } = redacted(form('code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'));
    const challenge = fingerprints.of('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
    expect(values).toContainEqual(
      expect.objectContaining({ kind: 'code_challenge', fingerprint: challenge }),
    );
  });

  it('shows a public document as it is', () => {
    const keys = { keys: [{ kid: 'k', n: 'long and random, and for everybody' }] };
    expect(redacted(json(keys), true).body).toEqual(keys);
  });
});

describe('redactBody, hostile', () => {
  it('pollutes no prototype', () => {
    redacted(form('__proto__=a&__proto__=b&constructor=c'));
    redacted(json('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(['constructor', 'hasOwnProperty'])('keeps a field that is called %s', (name) => {
    expect(Object.entries(redacted(form(`${name}=a`)).body as object)).toEqual([[name, stub('not shown')]]);
  });

  // `[before, shown].flat()` also makes a form of 256 KB block the process for 40 seconds.
  it.each([
    ['form', form('code=1&'.repeat(3_000))],
    ['JSON', json(Array.from({ length: 5_000 }, () => '1'))],
  ])('keeps no more of a %s than there was', (_kind, captured) => {
    expect(JSON.stringify(redacted(captured)).length).toBeLessThan(captured.bytes.length * 2);
  });

  it('leaves out what is too deep, instead of failing', () => {
    const deep = redacted(json('['.repeat(100_000) + ']'.repeat(100_000))).body;
    expect(deep === null || JSON.stringify(deep).length < 100).toBe(true);
  });

  it.each(['\0', '\ud800', 'x'.repeat(1_048_576)])('replaces the value and the name %.12j', (value) => {
    const { body: kept } = redacted(json({ [value]: value }));
    expect(Object.entries(kept as object)).toEqual([[stub('not shown'), stub('not shown')]]);
  });
});
