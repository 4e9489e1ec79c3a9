import { Controller, Get, Query } from '@nestjs/common';
import type { AccessToken } from '../access-token/access-token.ts';
import { ForAudience } from '../access-token/audience.ts';
import { RequireScope, Token } from '../access-token/require-scope.ts';
import { DescribeRoute } from '../docs/describe-route.ts';
import { type TimeQuery, timeQuerySchema } from '../paging/time-query.ts';
import { ZodPipe } from '../problem/zod.pipe.ts';
import { ActivityService } from './activity.service.ts';

/** Who has read what, and when. A token for contacts is refused here: whoever reads them must not watch the watcher. */
@ForAudience('activity')
@Controller('activity')
export class ActivityController {
  readonly #activity: ActivityService;

  constructor(activity: ActivityService) {
    this.#activity = activity;
  }

  @Get()
  @RequireScope('activity.read')
  @DescribeRoute({
    summary: 'List who has asked for your data',
    query: timeQuerySchema,
    answer: 'ActivityList',
  })
  list(@Token() token: AccessToken, @Query(new ZodPipe(timeQuerySchema)) query: TimeQuery) {
    return this.#activity.list(token, query);
  }
}
