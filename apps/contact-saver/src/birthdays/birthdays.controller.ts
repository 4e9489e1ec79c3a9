import { Controller, Get, Query } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { RequireScope, Token } from '../access-token/require-scope.ts';
import { DescribeRoute } from '../docs/describe-route.ts';
import { ZodPipe } from '../problem/zod.pipe.ts';
import { type BirthdayQuery, birthdayQuerySchema } from './birthday-query.ts';
import { BirthdaysService } from './birthdays.service.ts';

@Controller('birthdays')
export class BirthdaysController {
  readonly #birthdays: BirthdaysService;

  constructor(birthdays: BirthdaysService) {
    this.#birthdays = birthdays;
  }

  @Get()
  @RequireScope('birthdays.read')
  @DescribeRoute({ summary: 'List coming birthdays', query: birthdayQuerySchema, answer: 'BirthdayList' })
  list(@Token() token: AccessToken, @Query(new ZodPipe(birthdayQuerySchema)) query: BirthdayQuery) {
    return this.#birthdays.list(token, query);
  }
}
