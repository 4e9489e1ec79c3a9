/**
 * One word of a command line, whatever is in it (POSIX, Shell Command Language, 2.2.2): what a stranger has registered is
 * shown in lines that people copy and run.
 */
export function quoteForShell(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
