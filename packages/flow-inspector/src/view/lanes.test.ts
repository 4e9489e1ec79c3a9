import { describe, expect, it } from 'vitest';
import type { Trace } from '../trace.ts';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { outsideRole, partyNaming } from './lanes.ts';

/** The sample, as if another client had asked, or somebody had been elsewhere. */
function changed(one: string, other: string): Trace {
  return JSON.parse(JSON.stringify(sampleTrace()).replaceAll(one, other)) as Trace;
}

describe('partyNaming', () => {
  it('calls the parties of the story by their names', () => {
    const nameOf = partyNaming(sampleTrace());
    expect([nameOf('message-writer'), nameOf('outside')]).toEqual(['MessageWriter', 'Somebody else']);
  });

  it('names the program that asks', () => {
    const nameOf = partyNaming(changed('client_id=message-writer', 'client_id=birthday-reminder'));
    expect(nameOf('outside')).toBe('Birthday Reminder');
    expect(outsideRole(changed('client_id=message-writer', 'client_id=bank-report'))).toBe('client');
    expect(outsideRole(sampleTrace())).toBe('not one of the three parties');
  });

  it.each(['constructor', 'a-client-of-somebody'])('says whose the registered client %s is', (clientId) => {
    const nameOf = partyNaming(changed('client_id=message-writer', `client_id=${clientId}`));
    expect(nameOf('outside')).toBe('Your own app');
  });

  it('says who plays MessageWriter’s part in the museum', () => {
    const nameOf = partyNaming(
      changed('http://localhost:3002/auth?', 'http://localhost:3004/museum/implicit?'),
    );
    expect(nameOf('message-writer')).toBe('OldWriter');
    expect(nameOf('contact-saver')).toBe('ContactSaver');
  });
});
