/**
 * The sections that exist in the specifications cited most, so that a slip of the pen fails a test instead of sending a
 * reader to nowhere. `4.14.1-2` stands for 4.14.1 and 4.14.2; a section above one that exists, exists.
 */
const tables: Readonly<Record<string, readonly string[]>> = {
  'RFC 6749': [
    ...['1.1', '1.2', '1.3.1-4', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '2.1', '2.2', '2.3.1-2', '2.4'],
    ...['3.1.1', '3.1.2.1-5', '3.2.1', '3.3', '4.1.1', '4.1.2.1', '4.1.3-4', '4.2.1', '4.2.2.1', '4.3.1-3'],
    ...['4.4.1-3', '4.5', '5.1', '5.2', '6', '7.1', '7.2', '8.1-5', '9', '10.1-16', '11.1-4'],
  ],
  'RFC 6750': ['1.1-3', '2.1-3', '3.1', '4', '5.1-3', '6.1-2'],
  'RFC 7636': ['1.1', '2', '3.1-2', '4.1-6', '4.4.1', '5', '6.1-2', '7.1-5'],
  'RFC 9126': ['1.1', '2.1-4', '3', '4', '5', '6', '7.1-5', '8', '9', '10.1-4'],
  'RFC 9449': [
    ...['1.1', '2', '3', '4.1-3', '5.1-2', '6.1-2', '7.1-3', '8.1-2', '9', '10.1', '11.1-12', '12.1-8'],
  ],
  'Back-Channel Logout 1.0': ['1.1-2', '2.1-8', '3', '4.1', '5'],
  'RP-Initiated Logout 1.0': ['1.1-2', '2.1', '3.1', '4', '5', '6', '7.1'],
  'RFC 7591': ['1.1-3', '2.1-3', '3.1.1', '3.2.1-2', '4.1-2', '5', '6'],
  'RFC 8252': ['1', '2', '3', '4.1', '5', '6', '7.1-3', '8.1-12', '9'],
  'RFC 8628': ['1', '2', '3.1-2', '3.3.1', '3.4-5', '4', '5.1-7', '6.1-2', '7.1-4'],
  'RFC 9700': [
    ...['1.1', '1.2', '2.1.1-2', '2.2.1-2', '2.3-6', '3', '4.1.1-3', '4.2.1-4', '4.3.1-2', '4.4.1-2'],
    ...['4.5.1-4', '4.6.1', '4.7.1', '4.8.1-2', '4.9.1-2', '4.10.1-3', '4.11.1-2', '4.12', '4.13'],
    ...['4.14.1-2', '4.15.1', '4.16', '4.17.1-2', '5', '6'],
  ],
};

/** Whether a section exists; `undefined` for a specification whose table is not kept here. */
export function sectionExists(specification: string, section: string): boolean | undefined {
  const table = tables[specification];
  return table?.flatMap(expand).some((known) => known === section || known.startsWith(`${section}.`));
}

function expand(entry: string): string[] {
  const [, prefix = '', first, last] = /^(.*?)(\d+)-(\d+)$/.exec(entry) ?? [];
  if (first === undefined) return [entry];
  const numbers = Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_value, index) => Number(first) + index,
  );
  return numbers.map((number) => `${prefix}${number}`);
}
