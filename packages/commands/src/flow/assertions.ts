/** Something that has to hold, and where that is required. */
export interface Assertion {
  readonly title: string;
  readonly section: string;
}

/** Thrown when something does not hold; the message says what, and why. */
export class CheckFailed extends Error {
  override name = 'CheckFailed';
}

/** Collects what held in one run, as seen from outside. */
export class Assertions {
  readonly held: Assertion[] = [];

  /**
   * @param section where it is required, for example `RFC 9207 §2.4`
   * @param holds throws, or returns false, when it does not
   * @throws {CheckFailed}
   */
  async check(title: string, section: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const reason = await Promise.resolve()
      .then(holds)
      .then(
        (held) => (held ? undefined : 'it does not hold'),
        (error: unknown) => (error instanceof CheckFailed ? error.message : 'it could not be checked'),
      );
    if (reason !== undefined) throw new CheckFailed(`${title} (${section}): ${reason}`);
    this.held.push({ title, section });
  }
}
