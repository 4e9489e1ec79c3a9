import { spawn } from 'node:child_process';
import path from 'node:path';
import { env } from '../env.ts';
import { root } from '../workspace.ts';

/**
 * Runs the program of an npm package with Node, its output on ours, and resolves with its exit code. This process goes
 * on meanwhile: it may be what the program talks to.
 *
 * @param file the program below `node_modules`, for example `prettier/bin/prettier.cjs`
 */
export async function runTool(
  file: string,
  parameters: readonly string[],
  { cwd = root, variables = {} }: { cwd?: string; variables?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  const program = path.isAbsolute(file) ? file : path.join(root, 'node_modules', file);
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd,
    stdio: 'inherit',
    env: { ...env.inherited, ...silence, ...variables },
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}

const silence = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
