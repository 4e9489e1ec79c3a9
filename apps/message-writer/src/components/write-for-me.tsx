import type { StandingOrderModel } from '@ecosystem/prisma/message-writer';
import { Button } from '@ecosystem/ui/button';
import type { UpcomingBirthday } from '../contact-saver/birthdays.ts';
import { tones } from '../messages/tones.ts';
import { CsrfField } from './csrf-field.tsx';

type Birthday = Pick<UpcomingBirthday, 'day' | 'firstName' | 'month'>;

export interface WriteForMeProps {
  readonly birthday: Birthday;
  readonly isOrdered: boolean;
}

/** Orders the message for this birthday from the nightly job. */
export function WriteForMe({ birthday, isOrdered }: WriteForMeProps) {
  const { day, firstName, month } = birthday;
  if (isOrdered) {
    return (
      <p className="mt-1 text-sm text-ink-soft">
        We write this one for you, <a href="/night">while you are away</a>.
      </p>
    );
  }
  return (
    <form method="post" action="/night/orders" className="mt-1">
      <CsrfField />
      {Object.entries({ day, firstName, month, tone: tones[0] }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="quiet" label={`Write for me: ${firstName}`}>
        Write for me
      </Button>
    </form>
  );
}

/** Which birthday an order is for, as a key. */
export function keyOfOrder(order: Birthday | StandingOrderModel): string {
  const [day, month] =
    'birthdayDay' in order ? [order.birthdayDay, order.birthdayMonth] : [order.day, order.month];
  return `${month}-${day} ${order.firstName}`;
}
