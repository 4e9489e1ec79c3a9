import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './workspace.ts';

/** The folders whose files the README names one by one. */
const protocolFolders = [
  'apps/message-writer/src/oauth',
  'apps/message-writer/src/flow',
  'apps/authorization-server/src/policy',
  'apps/authorization-server/src/interactions',
  'apps/authorization-server/src/storage',
  'apps/contact-saver/src/access-token',
];

const readme = read('README.md');
const steps = readSteps(section(readme, 'Where the protocol lives'));

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...findPages('docs')])('%s', (page) => {
  it('links and shows only files that exist', () => {
    const missing = localTargets(read(page)).filter(({ file }) => !existsSync(resolve(page, file)));
    expect(missing.map(({ file }) => file)).toEqual([]);
  });

  it('links only headings that exist', () => {
    const missing = localTargets(read(page)).filter(({ file, heading }) => {
      const target = resolve(page, file);
      if (heading === undefined || !target.endsWith('.md') || !existsSync(target)) return false;
      return !headingsOf(readFileSync(target, 'utf8')).has(heading);
    });
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    );
    expect(named).toEqual(
      expect.arrayContaining(['start', 'test', 'dev', 'doctor', 'flow', 'token', 'accounts', 'reset']),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names as tools exactly what the tools container runs', () => {
    const rows = section(readme, 'Commands').split('\n').map(cellsOf);
    const named = rows.flatMap(({ 3: tool = '' }) => /^`(\w+)`$/.exec(tool)?.[1] ?? []);
    const source = read('packages/commands/src/tools.ts');
    const tools = [...source.matchAll(/^ {2}(\w+): \(\) => import/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(tools.toSorted());
  });

  it.each(steps)('finds $name in $file', ({ file, name }) => {
    expect(read(file)).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it.each(protocolFolders)('has a step for every file of %s', (folder) => {
    const files = readdirSync(path.join(root, folder))
      .filter((name) => /\.ts$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`);
    const named = new Set(steps.map(({ file }) => file));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function resolve(page: string, file: string): string {
  return file === '' ? path.join(root, page) : path.resolve(root, path.dirname(page), file);
}

function findPages(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return findPages(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

/** Where links, images and link definitions point within the repository; code does not link. */
function localTargets(markdown: string): { file: string; heading: string | undefined }[] {
  const prose = markdown.replace(/^ *```.*?^ *```$/gms, '');
  const inline = prose.matchAll(/\]\(([^()\s]+)\)/g);
  const definitions = prose.matchAll(/^\[[^\]]+\]: (\S+)$/gm);
  return [...inline, ...definitions]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', heading] = target.split('#');
      return { file, heading };
    });
}

/** The anchors of a page as GitHub makes them. */
function headingsOf(markdown: string): Set<string> {
  const headings = markdown.matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function section(markdown: string, title: string): string {
  const [, rest = ''] = markdown.split(`\n## ${title}\n`);
  return rest.split('\n## ')[0] ?? '';
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** The rows of the tables *step → file → function → section*. */
function readSteps(markdown: string): { file: string; name: string }[] {
  return markdown.split('\n').flatMap((row) => {
    const { 1: link = '', 2: code = '' } = cellsOf(row);
    const [, file] = /\]\(([^)]+)\)$/.exec(link) ?? [];
    const [, name] = /^`(\w+)`$/.exec(code) ?? [];
    return file === undefined || name === undefined ? [] : [{ file, name }];
  });
}
