import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { InvalidTraceError, parseTrace, toJson } from './json.ts';

const change = (path: string, value: unknown) => {
  const trace: unknown = JSON.parse(toJson(sampleTrace()));
  const names = path.split('.');
  const last = names.pop() ?? '';
  const target = names.reduce(
    (given, name) => given[name] as Record<string, unknown>,
    trace as Record<string, unknown>,
  );
  target[last] = value;
  return JSON.stringify(trace);
};

describe('parseTrace', () => {
  it.each([
    ['', /not JSON/],
    ['<html>', /not JSON/],
    ['null', /not a trace: the whole file is wrong/],
    ['[]', /not a trace: the whole file is wrong/],
    ['{}', /not a trace: id is wrong/],
    [change('outcome', 'won'), /not a trace: outcome is wrong/],
    [change('events.0.kind', 'drop'), /not a trace: events\[0\]\.kind is wrong/],
    [change('events.0.request.url', 7), /not a trace: events\[0\]\.request\.url is wrong/],
    [change('events.0.startedAt', 'yesterday'), /events\[0\]\.startedAt is wrong/],
    [change('events.1.message', 'unheard-of'), /events\[1\]\.message is wrong/],
    [change('events', 'x'.repeat(11 * 1024 * 1024)), /too big/],
    [change('title', 'ü'.repeat(6 * 1024 * 1024)), /too big/],
    [
      change(
        'events',
        Array.from({ length: 20_001 }, () => 0),
      ),
      /too long: it has 20001 events/,
    ],
    ['['.repeat(200) + ']'.repeat(200), /nested more than 100 deep/],
    ['['.repeat(1_000_000) + ']'.repeat(1_000_000), /nested more than 100 deep|not JSON/],
  ])('refuses %.60s', (text, message) => {
    expect(() => parseTrace(text)).toThrow(InvalidTraceError);
    expect(() => parseTrace(text)).toThrow(message);
  });

  it('leaves objects as they were when a trace tries to change them', () => {
    const text = change('events.0.request.headers', {}).replace(
      '"headers":{}',
      '"headers":{"__proto__":{"isEvil":true}}',
    );
    expect(() => parseTrace(text)).not.toThrow(TypeError);
    expect(({} as { isEvil?: boolean }).isEvil).toBeUndefined();
  });

  it('counts what else is wrong', () => {
    expect(() => parseTrace('{"events":[]}')).toThrow(/more like this/);
  });

  it('gives back what toJson wrote', () => {
    expect(parseTrace(toJson(sampleTrace()))).toEqual(sampleTrace());
  });
});

describe('toJson', () => {
  it('writes the trace itself, indented, with a line break at the end', () => {
    const text = toJson(sampleTrace());
    expect(text).toMatch(/^\{\n {2}"id"/);
    expect(text.endsWith('}\n')).toBe(true);
  });
});
