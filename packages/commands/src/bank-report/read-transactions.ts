/**
 * Protected resource requests: this program → ContactSaver's second audience, GET and POST /bank/transactions.
 *
 * Before: an access token that may read. After: the transactions; and what the API says when this program tries to pay.
 * RFC 6750 §2.1 and §3.1
 */
import { listOf } from '@ecosystem/types/contact';
import { type Transaction, transactionSchema } from '@ecosystem/types/transaction';
import { WWWAuthenticateChallengeError, protectedResourceRequest } from 'oauth4webapi';
import type { ReminderContext } from '../birthday-reminder/client.ts';
import { ReminderStopped } from '../birthday-reminder/reminder-stopped.ts';

type Bank = Pick<ReminderContext, 'http' | 'resource'>;

/** @throws {ReminderStopped} when the bank does not answer with transactions */
export async function readTransactions(bank: Bank, accessToken: string): Promise<Transaction[]> {
  const answer = await request(bank, accessToken, 'GET').catch((cause: unknown) => {
    throw new ReminderStopped('The bank has refused the token, or did not answer.', { cause });
  });
  const parsed = listOf(transactionSchema).safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw new ReminderStopped('The bank did not answer with transactions.');
  return parsed.data.items;
}

/** Tries to pay. @returns the status and, where it is refused, what the challenge says is missing */
export async function tryToPay(
  bank: Bank,
  accessToken: string,
): Promise<{ readonly status: number; readonly missing?: string | undefined }> {
  const payment = { counterparty: 'Bank Report, for its trouble', amount: '9.99' };
  try {
    return { status: (await request(bank, accessToken, 'POST', payment)).status };
  } catch (error) {
    if (!(error instanceof WWWAuthenticateChallengeError)) throw error;
    return { status: error.status, missing: error.cause[0]?.parameters['scope'] };
  }
}

function request({ http, resource }: Bank, token: string, method: string, body?: object): Promise<Response> {
  const headers = new Headers(body && { 'content-type': 'application/json' });
  const url = new URL('/bank/transactions', resource);
  return protectedResourceRequest(token, method, url, headers, body && JSON.stringify(body), http);
}
