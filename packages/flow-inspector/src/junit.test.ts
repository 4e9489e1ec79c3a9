import { describe, expect, it } from 'vitest';
import { toJUnit } from './junit.ts';
import { sampleTrace } from './test-data/sample-trace.ts';
import type { Trace } from './trace.ts';

function withReason(reason: string): Trace {
  const trace = sampleTrace();
  const events = trace.events.map((event) =>
    event.kind === 'check' && !event.passed ? { ...event, reason } : event,
  );
  return { ...trace, events };
}

describe('toJUnit', () => {
  it('escapes what XML would read, and drops what XML cannot hold', () => {
    const xml = toJUnit(withReason('<a b="c" d=\'e\'>&]]>\u0000\u001b\ud800\uffff\nz'));
    expect(xml).toContain('message="&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#38;]]&#62; \ufffd z"');
    expect(xml.match(/<testcase/g)).toHaveLength(toJUnit(sampleTrace()).match(/<testcase/g)?.length ?? 0);
  });

  it('says so when a failed check has no reason', () => {
    const trace = sampleTrace();
    const events = trace.events.map((event) =>
      event.kind === 'check' ? { ...event, passed: false, reason: undefined } : event,
    );
    expect(toJUnit({ ...trace, events })).toContain('message="no reason was recorded"');
  });

  it.each(['failed', 'refused', 'running'] as const)('counts the outcome %s as a failure', (outcome) => {
    const xml = toJUnit({ ...sampleTrace(), outcome });
    expect(xml).toContain('tests="11" failures="2"');
    expect(xml).toContain(`<failure message="The flow is ${outcome}."/>`);
  });

  it.each(['connected', 'disconnected', 'denied', 'browsing'] as const)(
    'takes the outcome %s as it is',
    (outcome) => {
      expect(toJUnit({ ...sampleTrace(), outcome })).toContain(
        `<testcase classname="flow" name="Outcome: ${outcome}" time="0"/>`,
      );
    },
  );

  it('makes a case of each check, with who made it and the section it follows', () => {
    const xml = toJUnit(sampleTrace());
    expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>')).toBe(true);
    expect(xml).toContain(
      '<testcase classname="message-writer" name="state is the one we sent (RFC 9700 §4.7)" time="0"/>',
    );
    expect(xml).toContain('<failure message="needs contacts.read; the token has birthdays.read"/>');
  });
});
