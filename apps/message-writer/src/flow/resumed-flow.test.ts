import { beforeEach, describe, expect, it } from 'vitest';
import { FlowInMemory, flowBefore } from '../../test/flows.ts';
import { TestIssuer } from '../../test/issuer.ts';
import { takeStep } from './driver.ts';
import { readContext, readTokens } from './read-messages.ts';

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.create();
});

const step = (flow: FlowInMemory) => takeStep(flow, issuer.clientIdentity(), flow.state);

/** The same flow, as another replica finds it after somebody has changed what is stored. */
const withMessages = (flow: FlowInMemory, messages: object) =>
  new FlowInMemory({ ...flow.state, messages: { ...flow.state.messages, ...messages } });

describe('a step that is resumed', () => {
  it('validates the stored authorization response again before the token request', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const authorizationResponse = new URLSearchParams(flow.state.messages.authorizationResponse);
    for (const [name, value] of [
      ['iss', 'https://evil.example'],
      ['state', 'another'],
      ['error', 'x'],
    ] as const) {
      const changed = new URLSearchParams(authorizationResponse);
      changed.set(name, value);
      const store = withMessages(flow, { authorizationResponse: changed.toString() });
      await expect(step(store)).rejects.toThrow(name === 'error' ? 'authorization_failed' : 'invalid_answer');
    }
    expect(issuer.heard).toEqual([]);
  });

  it('validates the stored metadata again: somebody else’s token endpoint gets nothing', async () => {
    const flow = await flowBefore(issuer, 'token-request');
    const { metadataResponse } = flow.state.messages;
    const evil = JSON.stringify({ ...issuer.metadata, issuer: 'https://evil.example' });
    for (const changed of [
      { ...metadataResponse, body: evil },
      { ...metadataResponse, status: 500 },
    ]) {
      const store = withMessages(flow, { metadataResponse: changed });
      await expect(step(store)).rejects.toThrow('authorization_server_unavailable');
    }
    await expect(step(withMessages(flow, { metadataResponse: undefined }))).rejects.toThrow('answer_lost');
    expect(issuer.heard).toEqual([]);
  });

  it.each(['validate-id-token', 'refresh-request', 'protected-resource-request'] as const)(
    'rebuilds the stored token response and validates it again before %s',
    async (name) => {
      const flow = await flowBefore(issuer, name);
      const { keysResponse, tokenResponse } = flow.state.messages;
      expect(tokenResponse).toMatchObject({ status: 200, contentType: 'application/json' });
      for (const changed of [
        { tokenResponse: { ...tokenResponse, status: 400 } },
        { tokenResponse: { ...tokenResponse, body: '{}' } },
        { nonce: 'another' },
        { keysResponse: { ...keysResponse, body: '{"keys":[]}' } },
        { keysResponse: { ...keysResponse, body: '<html>' } },
      ]) {
        await expect(step(withMessages(flow, changed))).rejects.toThrow('invalid_tokens');
      }
      for (const lost of [{ tokenResponse: undefined }, { keysResponse: undefined }]) {
        await expect(step(withMessages(flow, lost))).rejects.toThrow('answer_lost');
      }
      expect(issuer.heard).toEqual([]);
    },
  );
});

describe('readTokens', () => {
  it('finds the same tokens at the end, without sending anything', async () => {
    const { messages } = (await flowBefore(issuer, 'connect')).state;
    const context = await readContext(issuer.clientIdentity(), messages);
    const [once, again] = [await readTokens(context, messages), await readTokens(context, messages)];
    expect(again).toEqual(once);
    expect(once.claims?.iss).toBe(issuer.url);
    await expect(readTokens(context, { ...messages, nonce: 'another' })).rejects.toThrow('invalid_tokens');
    expect(issuer.heard).toEqual([]);
  });
});
