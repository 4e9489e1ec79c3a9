import { z } from 'zod/mini';
import { element, show } from './page.ts';
import { showBirthdays } from './show-birthdays.ts';

// A strict Content-Security-Policy lets no library make functions out of text.
z.config({ jitless: true });

const listSchema = z.object({
  items: z.array(z.object({ firstName: z.string(), day: z.number(), month: z.number() })),
});

element('read-again').addEventListener('click', () => void read());
void read();

/** Asks this page's own server: the cookie goes along by itself, and there is no token here. */
async function read(): Promise<void> {
  try {
    const answer = await fetch('birthdays');
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    showBirthdays(listSchema.parse(await answer.json()).items);
    show('connected');
  } catch {
    element('problem-title').textContent = 'The birthdays cannot be read';
    element('problem-text').textContent = 'The access token may have expired. Connect again.';
    show('problem');
  }
  dispatchEvent(new Event('birthdays'));
}
