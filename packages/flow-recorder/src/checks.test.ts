import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkIds, checks, checksOn } from './checks.ts';
import { authorizationServerChecks } from './checks/authorization-server.ts';
import { contactSaverWebChecks } from './checks/contact-saver-web.ts';
import { contactSaverChecks } from './checks/contact-saver.ts';
import { messageWriterChecks } from './checks/message-writer.ts';
import { flowParties } from './flow-party.ts';
import { describeMessage, messageIds } from './messages.ts';

const root = new URL('../../../', import.meta.url);
const inRepository = (path: string) => existsSync(fileURLToPath(new URL(path, root)));

function fileOf(source: string): string {
  return source.startsWith('oidc-provider/') ? `node_modules/${source}` : source;
}

describe('checks', () => {
  it.each(checkIds)('%s says who makes it, on which messages, and by which section', (id) => {
    const { against, messages, party, section, title } = checks[id];
    expect(flowParties).toContain(party);
    expect(messages).not.toEqual([]);
    expect(messageIds).toEqual(expect.arrayContaining([...messages]));
    expect(section).toMatch(/^(RFC \d{4}|OIDC Core|OIDC Back-Channel Logout 1\.0) §\d+(\.\d+)*$/);
    expect(title).not.toBe('');
    expect(against).toMatch(/^[A-Z].*[.]$/);
  });

  it.each(checkIds)('%s is made in a file that exists', (id) => {
    const { party, source } = checks[id];
    expect(source).toMatch(new RegExp(`^(oidc-provider/lib/|apps/${party}/src/)`));
    expect(inRepository(fileOf(source)), source).toBe(true);
  });

  it('has a name of its own for every check', () => {
    const tables = [
      messageWriterChecks,
      authorizationServerChecks,
      contactSaverChecks,
      contactSaverWebChecks,
    ];
    expect(checkIds).toHaveLength(tables.flatMap((table) => Object.keys(table)).length);
  });

  it('is not asked for what objects have by themselves', () => {
    expect(checkIds).not.toContain('constructor');
  });
});

describe('describeMessage', () => {
  it.each(messageIds)('names a file that exists for %s', (id) => {
    const { source } = describeMessage(id);
    if (source !== '') expect(inRepository(source), source).toBe(true);
  });
});

describe('checksOn', () => {
  it('is empty where nothing is decided', () => {
    expect(checksOn('landing-page', 'message-writer')).toEqual([]);
    expect(checksOn('token-request', 'browser')).toEqual([]);
  });

  it('lists the checks of one party on one message, in order', () => {
    expect(checksOn('refresh-request', 'authorization-server')).toEqual([
      'client-authentication',
      'grant-type',
      'key-proof',
      'refresh-token',
      'refresh-token-unused',
    ]);
    expect(checksOn('authorization-request', 'authorization-server').slice(-2)).toEqual([
      'signed-in',
      'consented',
    ]);
  });
});
