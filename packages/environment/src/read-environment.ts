import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { type z } from 'zod';

/** Thrown when the environment does not fit; the message lists every problem by variable, and no value. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
}

/**
 * Validates the environment once, at start. Variables win over the lines of `$DATA_DIR/secrets.env`, so that a
 * process needs nothing but its own secrets file; an empty variable counts as absent.
 *
 * @throws {EnvironmentError} naming every variable that is missing or malformed, never its value
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: NodeJS.ProcessEnv,
): Readonly<z.infer<Schema>> {
  const dataDirectory = path.resolve(variables['DATA_DIR'] || '.data');
  const given = Object.entries(variables).filter(([, value]) => value !== '');
  const result = schema.safeParse({ ...readSecrets(dataDirectory), ...Object.fromEntries(given) });
  if (result.success) return Object.freeze(result.data);
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new EnvironmentError(
    `The environment is not complete:\n${problems.join('\n')}\n` +
      `(secrets are read from ${path.join(dataDirectory, 'secrets.env')}; .env.example describes every variable)`,
  );
}

/** As readEnvironment, for a program's `env.ts`: prints the problems and exits with 3 (usage). */
export function readEnvironmentOrExit<Schema extends z.ZodType>(
  schema: Schema,
  variables: NodeJS.ProcessEnv,
): Readonly<z.infer<Schema>> {
  try {
    return readEnvironment(schema, variables);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  }
}

function readSecrets(dataDirectory: string): NodeJS.Dict<string> {
  const file = path.join(dataDirectory, 'secrets.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
