import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../workspace.ts';

/** A place in our sources that names a section of a specification. */
export interface Citation {
  /** For example `RFC 6749`. */
  readonly specification: string;
  /** For example `4.1.2`. */
  readonly section: string;
  /** From the root of the repository, with slashes. */
  readonly file: string;
  readonly line: number;
}

const folders = ['apps', 'packages', 'prisma'];
/** Built files, tests, and texts about sections that are obeyed elsewhere. */
const leftOut = new Set([
  ...['node_modules', 'dist', 'dist-bench', 'generated', 'public', 'test', 'test-data', 'bench'],
  ...['flow-catalogue', 'checks'],
]);
const specification = String.raw`(RFC \d{4,5}|OIDC Core|OIDC Discovery|Back-Channel Logout 1\.0|RP-Initiated Logout 1\.0|ASVS)`;
const section = String.raw`\d+(?:\.\d+)*`;
const pattern = new RegExp(String.raw`${specification} §?(${section}(?:(?: to |, )§${section})*)`, 'g');

/** Every citation in the sources of apps, packages and databases, tests left out. */
export function collectCitations(): Citation[] {
  return folders.flatMap(sourcesBelow).flatMap(citationsIn);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return leftOut.has(entry.name) || entry.name.startsWith('.') ? [] : sourcesBelow(name);
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [name] : [];
  });
}

function citationsIn(file: string): Citation[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  return lines.flatMap((text, index) =>
    [...text.matchAll(pattern)].flatMap(([, name = '', sections = '']) =>
      [...sections.matchAll(new RegExp(section, 'g'))].map(([number]) => ({
        specification: name,
        section: number,
        file,
        line: index + 1,
      })),
    ),
  );
}
