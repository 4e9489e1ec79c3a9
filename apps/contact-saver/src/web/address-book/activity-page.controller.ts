import { All, Controller, Get, NotFoundException, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { renderActivityPage } from '../pages/activity-page.tsx';
import { Pages } from '../pages/pages.ts';
import { CurrentSession, SessionGuard } from '../session/session.guard.ts';
import type { WebSession } from '../session/web-sessions.ts';
import { WebPages } from '../web-pages.ts';
import type { WebRequest } from '../web-request.ts';
import { ContactsClient } from './contacts-client.ts';

/** Who has read what, and when; asked for with a token of the second audience. */
@WebPages()
@Controller('app')
export class ActivityPageController {
  readonly #contacts: ContactsClient;
  readonly #pages: Pages;

  constructor(contacts: ContactsClient, pages: Pages) {
    this.#contacts = contacts;
    this.#pages = pages;
  }

  @Get('activity')
  @UseGuards(SessionGuard)
  async show(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Query('cursor') cursor: unknown,
  ) {
    const page = await this.#contacts.activity(session, typeof cursor === 'string' ? cursor : undefined);
    return response.type('html').send(renderActivityPage(this.#pages.contextOf(request, response), page));
  }

  /** Stands last: below `/app` there are pages and nothing else, so what is not there is a page, too. */
  @All('*path')
  nothing(): never {
    throw new NotFoundException();
  }
}
