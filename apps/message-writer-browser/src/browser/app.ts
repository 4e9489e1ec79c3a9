import { ConnectionProblem } from '../oauth/errors.ts';
import { Connection } from './connection.ts';
import { element, show } from './page.ts';
import { problems } from './problems.ts';
import { showBirthdays } from './show-birthdays.ts';

const { clientId = '', contactSaver = '', issuer = '', path = '/' } = element('app').dataset;
const callback = `${path}callback`;
const connection = new Connection({
  client: { client_id: clientId },
  issuer,
  redirectUri: location.origin + callback,
  resource: contactSaver,
});

element('connect').addEventListener('click', () => void attempt(leave));
element('read-again').addEventListener('click', () => void attempt(read));
element('forget').addEventListener('click', startOver);
element('start-over').addEventListener('click', startOver);

if (location.pathname === callback) void attempt(arrive);
else show('start');

async function leave(): Promise<void> {
  show('working');
  location.assign(await connection.begin());
}

async function arrive(): Promise<void> {
  show('working');
  const query = location.search;
  // RFC 9700 §4.2.4: the code must not stay in the address, where histories and extensions find it.
  history.replaceState(null, '', path);
  await connection.receive(query);
  await read();
}

async function read(): Promise<void> {
  showBirthdays(await connection.readBirthdays());
  element('lifetime').textContent = inWords(connection.lifetime);
  show('connected');
}

function startOver(): void {
  connection.forget();
  element('birthdays').replaceChildren();
  show('start');
}

/** Errors become words in one place. */
async function attempt(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    const code = error instanceof ConnectionProblem ? error.code : 'authorization_server_unavailable';
    const [title, text] = problems[code];
    element('problem-title').textContent = title;
    element('problem-text').textContent = text;
    show('problem');
  }
  dispatchEvent(new Event('birthdays'));
}

function inWords(seconds: number | undefined): string {
  if (seconds === undefined) return 'a while';
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
