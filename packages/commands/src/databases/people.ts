import { addDays, type CalendarDate } from '@ecosystem/types/calendar';
import type { NewContact } from '@ecosystem/types/contact';

/** The password of every demo person: shown on the sign-in page while the lab is on. */
export const demoPassword = 'correct horse battery staple';

/** A demo person with contacts of their own. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly zoneinfo: string;
  readonly contacts: readonly DemoContact[];
}

/** A contact whose birthday is counted in days from the day of seeding; `leapDay` is 29 February instead. */
interface DemoContact extends Partial<Omit<NewContact, 'birthday' | 'firstName'>> {
  readonly firstName: string;
  readonly birthday: number | 'leapDay' | null;
  readonly birthYear?: number;
}

/** Each person has a birthday today and several within the week, so that there is always something to write. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'ada@example.com',
    name: 'Ada Lovelace',
    zoneinfo: 'Europe/London',
    contacts: [
      contact('Charles', 'Babbage', 0, { birthYear: 1971, notes: 'Ask about the engine.' }),
      contact('Mary', 'Somerville', 1, { notes: 'Taught me more than I noticed.' }),
      contact('Michael', 'Faraday', 3, { birthYear: 1984 }),
      contact('Florence', 'Nightingale', 6, { notes: 'Prefers a letter.' }),
      contact('Augustus', 'De Morgan', 16, { phone: null }),
      contact('Annabella', 'Byron', 48),
      contact('Luigi', 'Menabrea', 120, { birthYear: 1979 }),
      contact('Leap', 'Yearling', 'leapDay', { birthYear: 1992, notes: 'Born on 29 February.' }),
      contact('Nobody', 'Knows', null, { notes: 'Never told me the day.' }),
    ],
  },
  {
    email: 'grace@example.com',
    name: 'Grace Hopper',
    zoneinfo: 'America/New_York',
    contacts: [
      contact('Howard', 'Aiken', 0, { birthYear: 1968 }),
      contact('Jean', 'Bartik', 2),
      contact('Betty', 'Holberton', 4, { birthYear: 1990 }),
      contact('Kay', 'Antonelli', 5),
      contact('Richard', 'Bloch', 30, { notes: 'Owes me a nanosecond.' }),
    ],
  },
  {
    email: 'linus@example.com',
    name: 'Linus Example',
    zoneinfo: 'Europe/Helsinki',
    contacts: [
      contact('Tove', 'Monni', 0),
      contact('Alan', 'Cox', 1, { birthYear: 1981 }),
      contact('Greta', 'Kernel', 5),
      contact('Junio', 'Hamano', 21, { notes: 'Kind in reviews.' }),
    ],
  },
];

/** A contact as the database wants it, counted from the day of seeding. */
export function toContactRow({ birthday, birthYear, ...rest }: DemoContact, today: CalendarDate) {
  const date = typeof birthday === 'number' ? addDays(today, birthday) : undefined;
  const day = birthday === 'leapDay' ? { month: 2, day: 29 } : date;
  return {
    ...rest,
    birthdayDay: day?.day ?? null,
    birthdayMonth: day?.month ?? null,
    birthdayYear: birthYear ?? null,
  };
}

function contact(
  firstName: string,
  lastName: string,
  birthday: DemoContact['birthday'],
  more: Partial<DemoContact> = {},
): DemoContact {
  const address = `${firstName}.${lastName}`.toLowerCase().replaceAll(' ', '');
  return {
    firstName,
    lastName,
    birthday,
    email: `${address}@example.org`,
    phone: '+44 20 7946 0000',
    ...more,
  };
}
