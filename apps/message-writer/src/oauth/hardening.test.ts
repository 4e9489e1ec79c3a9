import { type JWK, calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import { customFetch } from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { createRequestParameters, createRequestSecrets } from './create-authorization-request.ts';
import { type PrivateKey, createHardening, createProofs, publicPartOf } from './hardening.ts';
import { requestProtectedResource } from './request-protected-resource.ts';

const everything = { bound: true, pushed: true, signed: true };

async function proofKey(): Promise<PrivateKey> {
  const hardening = await createHardening(everything);
  if (!hardening?.proofKey) throw new Error('no key was made');
  return hardening.proofKey;
}

describe('createHardening', () => {
  it('is nothing when nothing is switched on', async () => {
    expect(await createHardening({ bound: false, pushed: false, signed: false })).toBeUndefined();
  });

  it('makes another key for each connection', async () => {
    const keys = await Promise.all([proofKey(), proofKey()]);
    expect(keys[0].d).not.toBe(keys[1].d);
  });
});

describe('publicPartOf', () => {
  it('publishes no private part', async () => {
    const key = { ...(await proofKey()), kid: 'one' };
    expect(JSON.stringify(publicPartOf(key))).not.toContain(key.d);
    expect(publicPartOf(key)).toMatchObject({ kid: 'one', alg: 'ES256', use: 'sig' });
  });
});

describe('createProofs', () => {
  it('binds the code to the key it proves (RFC 9449 §10)', async () => {
    const issuer = await TestIssuer.create();
    const context = issuer.clientContext();
    const key = await proofKey();
    const http = { ...context.http, DPoP: await createProofs(context.client, key) };
    const parameters = await createRequestParameters({ ...context, http }, createRequestSecrets(), {
      scope: 'openid',
    });
    expect(parameters.get('dpop_jkt')).toBe(await calculateJwkThumbprint(publicPartOf(key)));
  });

  it('sends a proof with the token, and never the private key', async () => {
    const issuer = await TestIssuer.create();
    const context = issuer.clientContext();
    const key = await proofKey();
    let sent = new Headers();
    const http = {
      ...context.http,
      DPoP: await createProofs(context.client, key),
      ...customFetchTo((headers) => (sent = headers)),
    };
    await requestProtectedResource(http, 'a-token', {
      method: 'GET',
      url: new URL('http://localhost:3001/birthdays'),
    });
    expect(sent.get('authorization')).toBe('DPoP a-token');
    const { jwk, typ } = decodeProtectedHeader(sent.get('dpop') ?? '') as { jwk: JWK; typ: string };
    expect(typ).toBe('dpop+jwt');
    expect(jwk.d).toBeUndefined();
  });
});

function customFetchTo(note: (headers: Headers) => void) {
  return {
    [customFetch]: async (_url: string, { headers }: { headers?: HeadersInit }) => {
      note(new Headers(headers));
      return Response.json({ items: [] });
    },
  };
}
