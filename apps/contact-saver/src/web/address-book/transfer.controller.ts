import { Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { Form, OwnFormGuard } from '../forms/own-form.guard.ts';
import { Pages } from '../pages/pages.ts';
import { renderTransferPage } from '../pages/transfer-page.tsx';
import { CurrentSession, SessionGuard } from '../session/session.guard.ts';
import type { WebSession } from '../session/web-sessions.ts';
import { readVcards } from '../vcard/read-vcards.ts';
import { writeVcards } from '../vcard/write-vcards.ts';
import { WebPages } from '../web-pages.ts';
import type { WebRequest } from '../web-request.ts';
import { ContactsClient } from './contacts-client.ts';

/** Contacts in a file: in, all or none, and out. */
@WebPages()
@Controller('app')
export class TransferController {
  readonly #contacts: ContactsClient;
  readonly #pages: Pages;

  constructor(contacts: ContactsClient, pages: Pages) {
    this.#contacts = contacts;
    this.#pages = pages;
  }

  @Get('transfer')
  @UseGuards(SessionGuard)
  show(@Req() request: WebRequest, @Res() response: Response) {
    return response.type('html').send(renderTransferPage(this.#pages.contextOf(request, response), []));
  }

  @Post('transfer')
  @UseGuards(OwnFormGuard, SessionGuard)
  async import(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Form() form: FormData,
  ) {
    const file = form.get('file');
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const read = readVcards(bytes);
    if ('problems' in read) {
      const page = renderTransferPage(this.#pages.contextOf(request, response), read.problems);
      return response.status(422).type('html').send(page);
    }
    const { added } = await this.#contacts.addAll(session, read.contacts);
    return response.redirect(303, `/app?done=imported&count=${added}`);
  }

  @Get('contacts.vcf')
  @UseGuards(SessionGuard)
  async export(@Res() response: Response, @CurrentSession() session: WebSession) {
    const file = writeVcards(await this.#contacts.all(session));
    response.attachment('contacts.vcf').type('text/vcard; charset=utf-8');
    return response.send(file);
  }
}
