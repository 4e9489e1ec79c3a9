import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';

/** Passes on what the long form prints by itself, and errors from outside of a scenario. */
export default class LinesReporter implements Reporter {
  onStdOut(chunk: Buffer | string): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: Buffer | string): void {
    process.stderr.write(chunk);
  }

  onTestEnd(_test: TestCase, { error }: TestResult): void {
    if (error) process.stderr.write(`${error.message ?? 'failed'}\n`);
  }

  onError({ message }: TestError): void {
    process.stderr.write(`${message ?? 'failed'}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
