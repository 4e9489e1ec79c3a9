import { checks } from '@ecosystem/flow-recorder/checks';
import type { Outcome, Trace, TracedCheck } from './trace.ts';

/** A flow that ended in one of these, or has not ended, did not do what it was started for. */
const failedOutcomes: ReadonlySet<Outcome> = new Set(['failed', 'refused', 'running']);

/** The checks of a flow, and its outcome, as a JUnit report that CI systems can show. */
export function toJUnit(trace: Trace): string {
  const made = trace.events.filter((event) => event.kind === 'check');
  const hasFailed = failedOutcomes.has(trace.outcome);
  const failures = made.filter(({ passed }) => !passed).length + Number(hasFailed);
  const suite = attributes({
    name: trace.title,
    tests: String(made.length + 1),
    failures: String(failures),
    errors: '0',
    skipped: '0',
    timestamp: trace.startedAt,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite${suite}>`,
    ...made.map(checkCase),
    testCase('flow', `Outcome: ${trace.outcome}`, hasFailed ? `The flow is ${trace.outcome}.` : undefined),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function checkCase({ check, party, passed, reason = 'no reason was recorded' }: TracedCheck): string {
  const { title, section } = checks[check];
  return testCase(party, `${title} (${section})`, passed ? undefined : reason);
}

function testCase(classname: string, name: string, failure: string | undefined): string {
  const opening = `    <testcase${attributes({ classname, name, time: '0' })}`;
  if (failure === undefined) return `${opening}/>`;
  return `${opening}>\n      <failure${attributes({ message: failure })}/>\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** XML 1.0 knows no control characters, not even escaped ones. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
