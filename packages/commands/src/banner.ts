import { demoPassword, demoPeople } from './databases/people.ts';
import type { env } from './env.ts';

const colours = { amber: 33, indigo: 34, emerald: 32 } as const;

/** What every way of starting ends with: where to go, and who to be. */
export function banner(
  settings: Pick<
    typeof env,
    'authorizationServerUrl' | 'contactSaverUrl' | 'lab' | 'messageWriterBrowserUrl' | 'messageWriterUrl'
  >,
  demoPeopleExist = settings.lab,
): string {
  const colour = (name: keyof typeof colours, text: string) =>
    process.stdout.isTTY ? `\u001b[${colours[name]}m${text}\u001b[0m` : text;
  const lines = [
    '',
    `  ${colour('amber', 'MessageWriter')}         the client                    ${settings.messageWriterUrl}   ← start here`,
    `  ${colour('indigo', 'ContactSaver Accounts')} the authorization server      ${settings.authorizationServerUrl}`,
    `  ${colour('emerald', 'ContactSaver')}          the resource server           ${settings.contactSaverUrl}/docs`,
    '',
  ];
  if (settings.lab) {
    lines.push(
      `  MessageWriter, again  the client, in the browser    ${settings.messageWriterBrowserUrl}`,
      `  Inspector             every message between them    ${settings.messageWriterUrl}/inspector`,
      `  Lessons               each with something to do     ${settings.messageWriterUrl}/inspector/lessons`,
      '',
    );
    lines.push(`  Demo people: ${demoPeople.map(({ email }) => email).join(' · ')}`);
    lines.push(`  Their password: ${demoPassword}`, '');
  } else if (demoPeopleExist) {
    lines.push(
      '  The lab is off, but its demo people and their public password are still here: npm run reset -- --force',
      '',
    );
  } else {
    lines.push(
      '  The lab is off: there are no demo people. Create somebody with npm run accounts -- add',
      '',
    );
  }
  return lines.join('\n');
}
