export interface Finding {
  readonly title: string;
  readonly state: 'failed' | 'passed' | 'unknown';
  /** What was seen. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** Runs one examination; what it throws becomes its finding. */
export async function examine(title: string, fix: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { title, state: 'passed', detail: await look() };
  } catch (error) {
    return { title, state: 'failed', detail: reasonOf(error), fix };
  }
}

/** The finding as lines for a person. */
export function format({ title, state, detail, fix }: Finding): string {
  const mark = { passed: '✔', failed: '✘', unknown: '–' }[state];
  return `${mark} ${title}: ${detail}\n${fix === undefined ? '' : `    → ${fix}\n`}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const { code } = (error.cause ?? error) as { code?: string };
  return code ? `${error.message} (${code})` : error.message;
}
