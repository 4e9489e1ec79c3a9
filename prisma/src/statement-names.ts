/** How many different statements a connection keeps prepared; any further ones are parsed each time. */
const preparedStatements = 200;

/**
 * Names for statements: PostgreSQL parses and plans one with a name once per connection. The same text gets the same
 * name, and beyond a bound there are no more names, or texts that never come again would pile up in the server.
 */
export function createStatementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= preparedStatements) return '';
    const name = `statement_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
