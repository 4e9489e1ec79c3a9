import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './workspace.ts';

const exampleLines = readFileSync(path.join(root, '.env.example'), 'utf8').split('\n');
const examples = new Map(exampleLines.flatMap((line, index) => readExample(line, index)));
const schemas = findEnvironmentFiles().map(
  (file) => [file, readFileSync(path.join(root, file), 'utf8')] as const,
);

describe('.env.example', () => {
  it('is compared with the schema of every app and of the commands', () => {
    expect(schemas.map(([file]) => file)).toEqual(
      expect.arrayContaining([
        'apps/authorization-server/src/env.ts',
        'apps/contact-saver/src/env.ts',
        'apps/message-writer/src/env.ts',
        'apps/museum/src/env.ts',
        'packages/commands/src/env.ts',
      ]),
    );
  });

  it.each(schemas)('names every variable of %s', (_file, source) => {
    const names = variablesOf(source);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !examples.has(name))).toEqual([]);
  });

  it('names nothing that is not read', () => {
    const read = new Set(schemas.flatMap(([, source]) => variablesOf(source)));
    expect([...examples.keys()].filter((name) => !read.has(name))).toEqual([]);
  });

  it('names each variable once', () => {
    const names = exampleLines.flatMap((line, index) => readExample(line, index)).map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it.each([...examples])(
    'explains %s in the line above it, and leaves it commented out',
    (_name, { line }) => {
      expect(exampleLines[line]).toMatch(/^# /);
      expect(exampleLines[line - 1]).toMatch(/^# .*[a-z].*\.$/);
      expect(readExample(exampleLines[line - 1] ?? '', line - 1)).toEqual([]);
    },
  );

  it.each(schemas)('shows the defaults of %s', (_file, source) => {
    for (const [name, value] of defaultsOf(source))
      expect(`${name}=${examples.get(name)?.value}`).toBe(`${name}=${value}`);
  });
});

function readExample(line: string, index: number): [string, { line: number; value: string }][] {
  const [, name, value] = /^(?:# ?)?([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name, { line: index, value }]];
}

function findEnvironmentFiles(): string[] {
  return ['apps', 'packages']
    .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/src/env.ts`))
    .filter((file) => existsSync(path.join(root, file)));
}

function variablesOf(source: string): string[] {
  return [...source.matchAll(/^\s{2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
}

/** The defaults a schema states itself; `54_329` is a number with a separator. */
function defaultsOf(source: string): [string, string][] {
  const defaults = source.matchAll(/^\s{2}([A-Z][A-Z0-9_]+):.*\.prefault\((?:'([^']*)'|([\d_]+))\)/gm);
  return [...defaults].map(([, name = '', text, number]) => [
    name,
    text ?? number?.replaceAll('_', '') ?? '',
  ]);
}
