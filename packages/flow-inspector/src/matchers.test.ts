import { describe, expect, it } from 'vitest';
import { type FlowMatchers, flowMatchers } from './matchers.ts';
import { sampleTrace } from './test-data/sample-trace.ts';
import type { Trace } from './trace.ts';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface Matchers<T = any> extends FlowMatchers {}
}

expect.extend(flowMatchers);
const trace = sampleTrace();

describe('toHaveChecked', () => {
  it('throws for what is not a trace, and for a check that does not exist', () => {
    expect(() => expect({}).toHaveChecked('state', 'message-writer')).toThrow('needs a trace');
    expect(() => expect(trace).toHaveChecked('stat' as 'state', 'message-writer')).toThrow(
      'There is no check “stat”',
    );
  });

  it('fails for a check nobody made, and lists those that were made', () => {
    expect(() => expect(trace).toHaveChecked('answer-once', 'message-writer')).toThrow(
      /Expected message-writer to have checked “answer-once”.*\nFound:\n {2}only .*state by message-writer/,
    );
  });

  it('fails for a check that another party made, and says which', () => {
    expect(() => expect(trace).toHaveChecked('state', 'contact-saver')).toThrow(
      /message-writer: passed \(event \d+\)/,
    );
  });

  it('fails for a check that failed once, and says why', () => {
    expect(() => expect(trace).toHaveChecked('scope-sufficient', 'contact-saver')).toThrow(
      /failed: needs contacts\.read; the token has birthdays\.read \(event \d+\)/,
    );
  });

  it('passes for a check that was made and never failed', () => {
    expect(trace).toHaveChecked('state', 'message-writer');
    expect(() => expect(trace).not.toHaveChecked('state', 'message-writer')).toThrow(
      'Expected message-writer not to have',
    );
  });
});

describe('toHaveRefused', () => {
  it('fails for a check that passed', () => {
    expect(() => expect(trace).toHaveRefused('state', 'message-writer')).toThrow(/Found:\n {2}passed/);
  });

  it('passes for a check that failed', () => {
    expect(trace).toHaveRefused('scope-sufficient', 'contact-saver');
    expect(trace).not.toHaveRefused('state', 'message-writer');
  });
});

describe('toHaveSent', () => {
  it('fails for a message that was not sent, and lists those that were', () => {
    expect(() => expect(trace).toHaveSent('refresh-request')).toThrow(
      /Found:\n {2}only connect, authorization-request/,
    );
  });

  it('fails for another sender, receiver, status or number, and says what was sent', () => {
    const found = /token-request, from message-writer, to authorization-server, status 200 \(event \d+\)/;
    expect(() => expect(trace).toHaveSent('token-request', { from: 'browser' })).toThrow(found);
    expect(() => expect(trace).toHaveSent('token-request', { to: 'contact-saver' })).toThrow(found);
    expect(() => expect(trace).toHaveSent('token-request', { status: 400 })).toThrow(found);
    expect(() => expect(trace).toHaveSent('token-request', { times: 2 })).toThrow(found);
  });

  it('passes for a message that was sent so, so often', () => {
    expect(trace).toHaveSent('token-request', {
      from: 'message-writer',
      to: 'authorization-server',
      status: 200,
    });
    expect(trace).toHaveSent('protected-resource-request', { times: 2 });
    expect(trace).toHaveSent('protected-resource-request', { status: 403, times: 1 });
    expect(trace).toHaveSent('refresh-request', { times: 0 });
  });
});

describe('toKeepSecret', () => {
  const secret = 'pä$$ word+/=~?>';
  const bytes = Buffer.from(secret);
  const leaking = (text: string): Trace => ({ ...trace, title: `x${text}y` });

  it('throws when there is nothing to look for', () => {
    expect(() => expect(trace).toKeepSecret('')).toThrow('needs the value');
  });

  it.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ a: 'a "quoted"\nsecret' })],
    ['URL-encoded', encodeURIComponent(secret)],
    ['URL-encoded', encodeURIComponent(secret).toLowerCase().replace('p', 'p')],
    ['URL-encoded', new URLSearchParams({ secret }).toString()],
    ['in base64', bytes.toString('base64')],
    ['in base64', Buffer.concat([Buffer.from('message-writer:'), bytes]).toString('base64')],
    ['in base64', Buffer.concat([Buffer.from('a:'), bytes, Buffer.from('tail')]).toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in base64url', Buffer.concat([Buffer.from('x'), bytes]).toString('base64url')],
  ])('fails for a value that stands there %s', (form, text) => {
    const value = form === 'in JSON' ? 'a "quoted"\nsecret' : secret;
    expect(() => expect(leaking(text)).toKeepSecret(value)).toThrow(`Found:\n  the value ${form}, at title`);
  });

  it('says where the value was found without saying the value', () => {
    const { events } = trace;
    const [event] = events;
    if (event?.kind !== 'exchange') throw new Error('the sample begins with an exchange');
    const request = { ...event.request, body: { [secret]: 1, list: [{ deep: secret }] } };
    const find = () => expect({ ...trace, events: [{ ...event, request }] }).toKeepSecret(secret);
    expect(find).toThrow('a name in events[0].request.body');
    expect(find).not.toThrow(secret);
  });

  it('passes for a value that is nowhere', () => {
    expect(trace).toKeepSecret(secret);
    expect(() => expect(trace).not.toKeepSecret(secret)).toThrow('the value nowhere');
  });
});
