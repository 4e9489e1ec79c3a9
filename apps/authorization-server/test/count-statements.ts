import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';

/** The same database through a client that notes every statement: of what the storage does, each operation is one. */
export function countStatements(database: AuthorizationServerDatabase) {
  const statements: string[] = [];
  const counted = database.$extends({
    query: {
      $allOperations({ model, operation, args, query }) {
        statements.push(`${model ?? ''} ${operation}`.trim());
        return query(args);
      },
    },
  });
  return { counted: counted as unknown as AuthorizationServerDatabase, statements };
}
