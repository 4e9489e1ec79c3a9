import { calendarDateIn } from '@ecosystem/types/calendar';
import type { Occasion } from '@ecosystem/types/occasion';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { RequireClientScope } from '../access-token/require-scope.ts';
import type { Page } from '../contacts/contacts.service.ts';
import { DescribeRoute } from '../docs/describe-route.ts';
import { ZodPipe } from '../problem/zod.pipe.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { comingOccasions } from './coming-occasions.ts';
import { type OccasionQuery, occasionQuerySchema } from './occasion-query.ts';
import { countries } from './public-holidays.ts';

/** Nobody's data, so nobody is asked: for a client that speaks for itself (RFC 6749 §4.4). */
@Controller('occasions')
export class OccasionsController {
  readonly #settings: Settings;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#settings = settings;
  }

  @Get()
  @RequireClientScope('occasions.read')
  @DescribeRoute({
    summary: 'List coming public holidays and name days',
    query: occasionQuerySchema,
    answer: 'OccasionList',
  })
  list(@Query(new ZodPipe(occasionQuerySchema)) { country, days, timeZone }: OccasionQuery): Page<Occasion> {
    const today = calendarDateIn(timeZone, this.#settings.labNow ?? new Date());
    const wanted = country === undefined ? countries : [country];
    return { items: comingOccasions({ today, days, countries: wanted }), nextCursor: null };
  }
}
