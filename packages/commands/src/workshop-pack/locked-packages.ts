import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      link: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      libc: z.array(z.string()).optional(),
    }),
  ),
});

/** What people bring to a workshop. */
const systems = ['darwin', 'linux', 'win32'];
const processors = ['arm64', 'x64'];

/**
 * The packages of a lock file, as `name@version`: all that any of those machines installs, whatever machine this is.
 *
 * @param lock the text of a `package-lock.json`
 */
export function lockedPackages(lock: string): string[] {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const specs = Object.entries(packages).flatMap(([place, { cpu, libc, link, name, os, version }]) => {
    const [, ...parts] = place.split(/(?:^|\/)node_modules\//);
    const installed = name ?? parts.at(-1);
    // A workspace of this repository has a name and a version, too, and lies where it is.
    const isInstalled = place.includes('node_modules/') && link !== true;
    if (!isInstalled || installed === undefined || version === undefined) return [];
    const isWanted = overlaps(os, systems) && overlaps(cpu, processors) && overlaps(libc, ['glibc']);
    return isWanted ? [`${installed}@${version}`] : [];
  });
  return [...new Set(specs)];
}

/** Without a list a package is for every machine; `!` excludes. */
function overlaps(list: readonly string[] | undefined, wanted: readonly string[]): boolean {
  if (list === undefined) return true;
  return wanted.some(
    (one) =>
      list.includes(one) || (list.every((entry) => entry.startsWith('!')) && !list.includes(`!${one}`)),
  );
}
