import type { BankTransactionModel, ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import type { NewTransaction, Transaction } from '@ecosystem/types/transaction';
import { Inject, Injectable } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { type Page, ownedBy } from '../contacts/contacts.service.ts';
import { cutPage, decodeTimeCursor } from '../paging/time-cursor.ts';
import type { TimeQuery } from '../paging/time-query.ts';
import { DATABASE } from '../settings.ts';
import { exampleTransactions } from './example-transactions.ts';

/** An account belongs to the `iss` and `sub` of an access token together; every query here says so. */
@Injectable()
export class BankService {
  readonly #database: ContactSaverDatabase;

  constructor(@Inject(DATABASE) database: ContactSaverDatabase) {
    this.#database = database;
  }

  /** Newest first. */
  async list(token: AccessToken, { limit, cursor }: TimeQuery): Promise<Page<Transaction>> {
    await this.#open(token);
    const after = cursor === undefined ? undefined : decodeTimeCursor(cursor);
    const rows = await this.#database.bankTransaction.findMany({
      where: {
        ...ownedBy(token),
        ...(after && { OR: [{ bookedAt: { lt: after.at } }, { bookedAt: after.at, id: { lt: after.id } }] }),
      },
      orderBy: [{ bookedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const { items, nextCursor } = cutPage(rows, limit, ({ bookedAt, id }) => ({ at: bookedAt, id }));
    return { items: items.map(toTransaction), nextCursor };
  }

  async pay(token: AccessToken, { amount, ...rest }: NewTransaction): Promise<Transaction> {
    await this.#open(token);
    const amountCents = -Number(amount.replace('.', ''));
    const data = { ...rest, ...ownedBy(token), amountCents, bookedAt: new Date() };
    return toTransaction(await this.#database.bankTransaction.create({ data }));
  }

  /** An account that nobody has used yet begins with some examples. */
  async #open(token: AccessToken): Promise<void> {
    const used = await this.#database.bankTransaction.findFirst({
      where: ownedBy(token),
      select: { id: true },
    });
    if (used !== null) return;
    await this.#database.bankTransaction.createMany({
      data: exampleTransactions(token, new Date()),
      skipDuplicates: true,
    });
  }
}

function toTransaction(row: BankTransactionModel): Transaction {
  const { id, amountCents, currency, counterparty, reference, bookedAt } = row;
  return {
    id,
    amount: formatCents(amountCents),
    currency,
    counterparty,
    reference,
    bookedAt: bookedAt.toISOString(),
  };
}

/** Hundredths as decimal digits, without ever being a fraction. */
function formatCents(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
