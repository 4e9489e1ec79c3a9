import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import type { Trace, TracedCheck, TracedExchange } from '../trace.ts';
import { toMermaid } from './mermaid.ts';

function withExchange(change: Partial<TracedExchange>): Trace {
  const trace = sampleTrace();
  const events = trace.events.map((event) =>
    event.kind === 'exchange' && event.seq === 1 ? { ...event, ...change } : event,
  );
  return { ...trace, events };
}

function withCheck(change: Partial<TracedCheck>): Trace {
  const trace = sampleTrace();
  return {
    ...trace,
    events: trace.events.map((event) => (event.kind === 'check' ? { ...event, ...change } : event)),
  };
}

const linesOf = (trace: Trace) =>
  toMermaid(trace)
    .split('\n')
    .map((line) => line.trim());

describe('toMermaid', () => {
  it('escapes what would end a text, or mean something in it', () => {
    const trace = withCheck({
      passed: false,
      reason: 'a;b#c<img onerror=x>\nparticipant Evil %%{init: {}}%% $$x$$ "&amp;"',
    });
    const note = linesOf(trace).find((line) => line.startsWith('Note'));
    expect(note).toMatch(
      /: a#59;b#35;c#60;img onerror=x#62; participant Evil #37;#37;#123;init: #123;#125;#125;#37;#37; #36;#36;x#36;#36; #34;#38;amp#59;#34;$/,
    );
    expect(linesOf(trace)).toHaveLength(linesOf(sampleTrace()).length);
  });

  it('marks a call without an answer, and says why there is none', () => {
    expect(linesOf(withExchange({ response: null, failure: 'no answer in time' }))).toContainEqual(
      expect.stringMatching(
        /^Browser--xMessageWriter: 1\. Connect.*POST \/oauth\/connect → ✗ no answer in time$/,
      ),
    );
  });

  it('marks a refused call and a failed check', () => {
    const lines = linesOf(sampleTrace());
    expect(lines).toContain(
      'MessageWriter-xContactSaver: 10. Protected resource request (RFC 6750 §2.1): GET /contacts → ✗ 403',
    );
    expect(lines).toContain(
      'Note over ContactSaver: ✗ It holds the scope that this needs (RFC 6750 §3.1): needs contacts.read#59; the token has birthdays.read',
    );
  });

  it('gives somebody else a lane only when somebody else was there', () => {
    expect(toMermaid(sampleTrace())).not.toContain('SomebodyElse');
    const lines = linesOf(withExchange({ from: 'outside', channel: 'back' }));
    expect(lines[5]).toBe('participant SomebodyElse as Somebody else');
  });

  it('puts the parties in the order of their lanes', () => {
    expect(linesOf(sampleTrace()).slice(0, 5)).toEqual([
      'sequenceDiagram',
      'participant Browser as Your browser',
      'participant MessageWriter as MessageWriter',
      'participant AuthorizationServer as Authorization server',
      'participant ContactSaver as ContactSaver',
    ]);
  });

  it('draws the front channel dashed, the back channel solid, and checks as notes', () => {
    const lines = linesOf(sampleTrace());
    expect(lines).toContainEqual(
      expect.stringMatching(/^Browser-->>AuthorizationServer: 2\. Authorization request/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^MessageWriter->>AuthorizationServer: 6\. Token request/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/POST \/interaction\/‹interaction›\/login → 303$/));
    expect(lines).toContain('Note over MessageWriter: ✓ state is the one we sent (RFC 9700 §4.7)');
  });
});
