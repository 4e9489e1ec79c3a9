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

const apps = ['authorization-server', 'contact-saver', 'message-writer', 'message-writer-browser', 'museum'];
const flowDoors = ['flow', 'flow-writer', 'flow-reader'];

/** Apps never import each other: they speak HTTP. Each opens its own database and no other. */
function lawsOf(app) {
  const others = apps.filter((other) => other !== app);
  return [
    ...others.map((other) => [`@ecosystem/${other}`, 'Apps speak HTTP with one another.']),
    ...others.map((door) => [`@ecosystem/prisma/${door}`, `Only ${door} may open this database.`]),
    ...flowDoors.map((door) => [`@ecosystem/prisma/${door}`, 'Recorder and inspector open this database.']),
    ['@ecosystem/commands', 'The apps do not know how they are started.'],
  ];
}

const recorderLaw = [
  '@ecosystem/flow-*',
  'The recorder is plugged in by record-flow.ts; the app itself announces.',
];

/** Where the recorder and the inspector are plugged in: deleting them breaks nothing but these files of an app. */
const plugs = {
  'authorization-server': [],
  'contact-saver': ['src/http/issuer-fetch.ts'],
  'message-writer': ['src/oauth/http.ts', 'src/inspector/**', 'src/app/inspector/**'],
  museum: [],
  'message-writer-browser': [],
};

function plugsOf(app) {
  const everywhere = ['src/record-flow*.ts', 'src/recording/**', 'test/**'];
  return [...everywhere, ...plugs[app]].map((file) => `apps/${app}/${file}`);
}

/** Who hands the recorder on knows its type and no more. */
const hands = [
  'apps/authorization-server/src/create-server.ts',
  'apps/contact-saver/src/{app.module,create-app}.ts',
];

export const importRules = [
  ...apps.flatMap((app) => [
    restrict([`apps/${app}/**`], [...lawsOf(app), recorderLaw], plugsOf(app)),
    restrict(plugsOf(app), lawsOf(app)),
  ]),
  ...hands.map((file) =>
    restrict([file], [...lawsOf(file.split('/')[1]), [...recorderLaw, { allowTypeImports: true }]]),
  ),
  restrict(
    ['packages/flow-recorder/**'],
    [
      ['@ecosystem/flow-inspector', 'The recorder does not know who reads.'],
      ['@ecosystem/flow-catalogue', 'The recorder does not know who explains.'],
    ],
  ),
  restrict(
    ['packages/flow-catalogue/**'],
    [['@ecosystem/flow-inspector', 'The catalogue explains; it does not know where it is read.']],
  ),
  restrict(
    ['packages/flow-inspector/src/{view,projection,export}/**'],
    [['@ecosystem/prisma', 'What is shown is computed from events; store/ alone reads the database.']],
  ),
  restrict(['packages/types/**'], [['@ecosystem/*', 'packages/types depends on nothing but zod.']]),
  restrict(['packages/ui/**'], [['@ecosystem/*', 'packages/ui knows no protocol and no app.']]),
  restrict(
    ['e2e/**'],
    [
      ['@ecosystem/prisma*', 'End-to-end tests see what the outside sees.'],
      ...apps.map((app) => [`@ecosystem/${app}`, 'End-to-end tests see what the outside sees.']),
    ],
  ),
];

function restrict(files, laws, ignores = []) {
  const patterns = laws.map(([pattern, message, options]) => ({
    group: [pattern, `${pattern}/**`],
    message,
    ...options,
  }));
  return {
    files,
    ignores,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
}
