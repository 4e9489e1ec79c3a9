import { type NewTransaction, newTransactionSchema } from '@ecosystem/types/transaction';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { ForAudience } from '../access-token/audience.ts';
import { RequireScope, Token } from '../access-token/require-scope.ts';
import { DescribeRoute } from '../docs/describe-route.ts';
import { type TimeQuery, timeQuerySchema } from '../paging/time-query.ts';
import { ZodPipe } from '../problem/zod.pipe.ts';
import { BankService } from './bank.service.ts';

/** A bank with play money, to see that reading and paying are two scopes. */
@ForAudience('activity')
@Controller('bank/transactions')
export class BankController {
  readonly #bank: BankService;

  constructor(bank: BankService) {
    this.#bank = bank;
  }

  @Get()
  @RequireScope('transactions.read')
  @DescribeRoute({ summary: 'List transactions', query: timeQuerySchema, answer: 'TransactionList' })
  list(@Token() token: AccessToken, @Query(new ZodPipe(timeQuerySchema)) query: TimeQuery) {
    return this.#bank.list(token, query);
  }

  @Post()
  @RequireScope('transactions.create')
  @DescribeRoute({ summary: 'Pay somebody', body: 'NewTransaction', answer: 'Transaction', status: 201 })
  pay(@Token() token: AccessToken, @Body(new ZodPipe(newTransactionSchema)) body: NewTransaction) {
    return this.#bank.pay(token, body);
  }
}
