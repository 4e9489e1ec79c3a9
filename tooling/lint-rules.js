// The laws of this repository that a machine can keep: who reads the environment, who may import whom, which words
// name things.

/** `process.env` is read in `env.ts` files, once, validated; configuration of tools is theirs. */
export const environmentRule = {
  files: ['**/*.ts', '**/*.tsx'],
  ignores: ['**/env.ts', '**/*.config.ts', '**/*.test.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: "MemberExpression[object.name='process'][property.name='env']",
        message: 'Read the environment in env.ts, where it is validated once; pass values as arguments.',
      },
    ],
  },
};

/** Names that libraries chose. */
const libraryNames = ['AuthGuard', 'ClientAuth', 'validateAuthResponse'];
const authAlone = '^auth$|^auth[A-Z_]|Auth$|[a-z]Auth[A-Z]|_auth$';

/** RFC 6749 knows authentication and authorization; "auth" alone could be either. */
export const namingRules = {
  files: ['**/*.ts', '**/*.tsx'],
  rules: {
    'id-match': [
      'error',
      `^(?:${libraryNames.join('|')}|(?!.*(?:${authAlone})).*)$`,
      { properties: false, onlyDeclarations: true },
    ],
  },
};

const apps = ['authorization-server', 'contact-saver', 'message-writer'];
const doors = [...apps, 'flow'];

/** Apps never import each other: they speak HTTP. Each opens its own database and no other. */
export const importRules = [
  ...apps.map((app) =>
    restrict(`apps/${app}/**`, [
      ...apps
        .filter((other) => other !== app)
        .map((other) => [`@ecosystem/${other}`, 'Apps speak HTTP with one another.']),
      ...doors
        .filter((door) => door !== app)
        .map((door) => [`@ecosystem/prisma/${door}`, `Only ${door} may open this database.`]),
      ['@ecosystem/commands', 'The apps do not know how they are started.'],
    ]),
  ),
  restrict('packages/types/**', [['@ecosystem/*', 'packages/types depends on nothing but zod.']]),
  restrict('packages/ui/**', [['@ecosystem/*', 'packages/ui knows no protocol and no app.']]),
  restrict('e2e/**', [
    ['@ecosystem/prisma*', 'End-to-end tests see what the outside sees.'],
    ...apps.map((app) => [`@ecosystem/${app}`, 'End-to-end tests see what the outside sees.']),
  ]),
];

function restrict(files, laws) {
  const patterns = laws.map(([pattern, message]) => ({ group: [pattern, `${pattern}/*`], message }));
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}
