import type { Citation } from './collect-citations.ts';

/** The index as Markdown: which line of this repository a section of a specification is behind. */
export function renderIndex(citations: readonly Citation[]): string {
  const specifications = [...new Set(citations.map(({ specification }) => specification))].toSorted(inOrder);
  const chapters = specifications.map((specification) => {
    const cited = citations.filter((citation) => citation.specification === specification);
    const sections = [...new Set(cited.map(({ section }) => section))].toSorted(inOrder);
    const rows = sections.map((section) => {
      const places = cited.filter((citation) => citation.section === section).map(link);
      return `- **§${section}** ${[...new Set(places)].join(' · ')}`;
    });
    return `## ${specification}\n\n${rows.join('\n')}\n`;
  });
  return `${introduction}\n${chapters.join('\n')}`;
}

const introduction = `# From the specification to the line

Made by \`npm run spec-index\` from the comments in the sources; a test fails when it is stale.
`;

function link({ file, line }: Citation): string {
  return `[${file.split('/').at(-1)}:${line}](../${file}#L${line})`;
}

/** RFC 6749 before RFC 10017, §4.9 before §4.12. */
function inOrder(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
