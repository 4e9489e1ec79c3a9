import { createHash } from 'node:crypto';
import type { AccessToken } from '../access-token/access-token.ts';

const examples: readonly (readonly [
  cents: number,
  counterparty: string,
  reference: string,
  daysAgo: number,
])[] = [
  [-420, 'Bakery Example', 'Card payment', 1],
  [-1_890, 'Stationer Example', 'Birthday cards', 2],
  [-3_250, 'Bookshop Example', 'Order 1815', 4],
  [240_000, 'Analytical Engines Example', 'Salary', 9],
  [-74_000, 'Landlord Example', 'Rent', 12],
  [-999, 'Telephone Example', 'This month', 15],
];

const millisecondsPerDay = 86_400_000;

/**
 * What is on the account of somebody who has never used it. The ids follow from the person, so that two requests which
 * open the account at the same time open the same one.
 */
export function exampleTransactions({ issuer, subject }: AccessToken, now: Date) {
  return examples.map(([amountCents, counterparty, reference, daysAgo], index) => ({
    id: uuidOf(`bank ${issuer} ${subject} ${index}`),
    ownerIssuer: issuer,
    ownerSubject: subject,
    amountCents,
    currency: 'EUR',
    counterparty,
    reference,
    bookedAt: new Date(now.getTime() - daysAgo * millisecondsPerDay),
  }));
}

/** A UUID made of a hash, of the version for ways of one's own (RFC 9562 §5.8). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
