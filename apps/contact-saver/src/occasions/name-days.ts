import type { DayOfYear } from '@ecosystem/types/calendar';

export interface NameDay extends DayOfYear {
  /** Everybody with this name, or one of its many forms, is congratulated. */
  readonly name: string;
}

/** Name days that the calendars of most of Europe share, because all of them go back to the same feasts. */
const lines: readonly (readonly [month: number, day: number, ...names: string[]])[] = [
  [1, 17, 'Anthony'],
  [1, 20, 'Sebastian'],
  [1, 21, 'Agnes'],
  [2, 3, 'Blaise'],
  [2, 14, 'Valentine'],
  [3, 17, 'Patrick'],
  [3, 19, 'Joseph'],
  [4, 23, 'George'],
  [4, 25, 'Mark'],
  [6, 13, 'Anton'],
  [6, 24, 'John'],
  [6, 29, 'Peter', 'Paul'],
  [7, 22, 'Magdalene'],
  [7, 25, 'James'],
  [7, 26, 'Anne'],
  [7, 29, 'Martha'],
  [8, 10, 'Laurence'],
  [8, 11, 'Clare'],
  [8, 24, 'Bartholomew'],
  [8, 28, 'Augustine'],
  [9, 21, 'Matthew'],
  [9, 29, 'Michael', 'Gabriel', 'Raphael'],
  [10, 4, 'Francis'],
  [10, 18, 'Luke'],
  [11, 11, 'Martin'],
  [11, 19, 'Elizabeth'],
  [11, 22, 'Cecilia'],
  [11, 23, 'Clement'],
  [11, 25, 'Catherine'],
  [11, 30, 'Andrew'],
  [12, 4, 'Barbara'],
  [12, 6, 'Nicholas'],
  [12, 13, 'Lucy'],
  [12, 24, 'Adam', 'Eve'],
  [12, 26, 'Stephen'],
  [12, 31, 'Sylvester'],
];

/** Every name day we know, in the order of the year. */
export const nameDays: readonly NameDay[] = lines.flatMap(([month, day, ...names]) =>
  names.map((name) => ({ name, month, day })),
);
