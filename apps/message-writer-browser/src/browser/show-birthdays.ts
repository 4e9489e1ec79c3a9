import type { Birthday } from '../oauth/request-birthdays.ts';
import { element } from './page.ts';

const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Puts the birthdays into the page, as text and never as markup. */
export function showBirthdays(birthdays: readonly Birthday[]): void {
  element('birthdays').replaceChildren(...birthdays.map(entryOf));
}

function entryOf({ day, firstName, month }: Birthday): DocumentFragment {
  const template = element('birthday') as HTMLTemplateElement;
  const entry = template.content.cloneNode(true) as DocumentFragment;
  const fill = (field: string, text: string) => {
    const place = entry.querySelector(`[data-field="${field}"]`);
    if (place) place.textContent = text;
  };
  fill('name', firstName);
  // A leap year, so that 29 February is what it is.
  fill('date', format.format(Date.UTC(2024, month - 1, day)));
  fill('to', ` to ${firstName}`);
  fill('message', `Dear ${firstName},\nall the best for your birthday!`);
  return entry;
}
