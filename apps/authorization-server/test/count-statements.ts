import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';

/** The same database, and a list of every statement the storage sends through it. */
export function countStatements(database: AuthorizationServerDatabase) {
  const statements: string[] = [];
  const counted = new Proxy(database, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (name !== '$send') return member;
      return (statement: { text: string }) => {
        statements.push(statement.text);
        return database.$send(statement as Parameters<typeof database.$send>[0]);
      };
    },
  });
  return { counted, statements };
}
