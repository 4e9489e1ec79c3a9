/** `docker compose run --rm tools <name>`: the commands that need no checkout, for a host without Node. */
const commands = {
  'birthday-reminder': () => import('./birthday-reminder.ts'),
  accounts: () => import('./accounts.ts'),
  doctor: () => import('./doctor.ts'),
  flow: () => import('./flow.ts'),
  'night-job': () => import('./night-job.ts'),
  keys: () => import('./keys.ts'),
  reset: () => import('./reset.ts'),
  token: () => import('./token.ts'),
};
const [name = ''] = process.argv.splice(2, 1);
if (!Object.hasOwn(commands, name)) {
  process.stderr.write(`usage: docker compose run --rm tools ${Object.keys(commands).join('|')}\n`);
  process.exit(3);
}
await commands[name as keyof typeof commands]();
