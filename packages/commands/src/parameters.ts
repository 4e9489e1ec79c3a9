import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>
>['values'];

/**
 * Reads a command's parameters; what it does not know ends the process with exit code 3 and the usage line.
 *
 * @param usage one line, for example `npm run flow -- [--json]`
 */
export function readParameters<T extends Options>(
  usage: string,
  options: T,
  parameters = process.argv.slice(2),
): Values<T> {
  try {
    return parseArgs({ args: parameters, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\nusage: ${usage}\n`);
    process.exit(3);
  }
}
