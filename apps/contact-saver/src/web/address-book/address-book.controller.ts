import { Controller, Get, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { ContactIdPipe } from '../../contacts/contact-id.pipe.ts';
import { Form, OwnFormGuard } from '../forms/own-form.guard.ts';
import { renderContactFormPage } from '../pages/contact-form-page.tsx';
import { renderContactListPage } from '../pages/contact-list-page.tsx';
import { renderContactPage, renderDeletePage } from '../pages/contact-page.tsx';
import { nameOf } from '../pages/format.ts';
import { Pages } from '../pages/pages.ts';
import { renderSignedOutPage } from '../pages/signed-out-page.tsx';
import { CurrentSession, SessionGuard } from '../session/session.guard.ts';
import type { WebSession } from '../session/web-sessions.ts';
import { WebPages } from '../web-pages.ts';
import type { WebRequest } from '../web-request.ts';
import { RefusedInputError } from './api-client.ts';
import { fieldsOf, readFields, toJson } from './contact-form.ts';
import { ContactsClient } from './contacts-client.ts';
import { sayDone } from './done.ts';

/** The address book: each route is a page, or what one of its forms does. */
@WebPages()
@Controller('app')
export class AddressBookController {
  readonly #contacts: ContactsClient;
  readonly #pages: Pages;

  constructor(contacts: ContactsClient, pages: Pages) {
    this.#contacts = contacts;
    this.#pages = pages;
  }

  @Get()
  async list(@Req() request: WebRequest, @Res() response: Response, @Query() query: Record<string, unknown>) {
    const context = this.#pages.contextOf(request, response);
    const { webSession } = request;
    if (!webSession) {
      const departure = (['left', 'ended'] as const).find((name) => query[name] !== undefined);
      return response.type('html').send(renderSignedOutPage(context, departure));
    }
    const search = typeof query['search'] === 'string' ? query['search'].trim().slice(0, 100) : '';
    const cursor = typeof query['cursor'] === 'string' ? query['cursor'] : '';
    const page = await this.#contacts.list(webSession, {
      ...(search && { search }),
      ...(cursor && { cursor }),
    });
    return response.type('html').send(renderContactListPage(context, { page, search, done: sayDone(query) }));
  }

  @Get('contacts/new')
  @UseGuards(SessionGuard)
  askForNew(@Req() request: WebRequest, @Res() response: Response) {
    return this.#sendForm(request, response, newForm(readFields(new FormData())));
  }

  @Post('contacts')
  @UseGuards(OwnFormGuard, SessionGuard)
  async add(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Form() form: FormData,
  ) {
    const fields = readFields(form);
    try {
      const { id } = await this.#contacts.add(session, toJson(fields));
      return response.redirect(303, `/app/contacts/${id}?done=added`);
    } catch (error) {
      return this.#sendForm(request, response.status(422), { ...newForm(fields), refused: refusedBy(error) });
    }
  }

  @Get('contacts/:id')
  @UseGuards(SessionGuard)
  async show(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Param('id', ContactIdPipe) id: string,
    @Query() query: Record<string, unknown>,
  ) {
    const contact = await this.#contacts.find(session, id);
    const context = this.#pages.contextOf(request, response);
    return response.type('html').send(renderContactPage(context, contact, sayDone(query)));
  }

  @Get('contacts/:id/edit')
  @UseGuards(SessionGuard)
  async askForChanges(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Param('id', ContactIdPipe) id: string,
  ) {
    const contact = await this.#contacts.find(session, id);
    return this.#sendForm(request, response, editForm(id, `Edit ${nameOf(contact)}`, fieldsOf(contact)));
  }

  @Post('contacts/:id')
  @UseGuards(OwnFormGuard, SessionGuard)
  async change(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Form() form: FormData,
    @Param('id', ContactIdPipe) id: string,
  ) {
    const fields = readFields(form);
    try {
      await this.#contacts.change(session, id, toJson(fields));
      return response.redirect(303, `/app/contacts/${id}?done=changed`);
    } catch (error) {
      const again = { ...editForm(id, 'Edit the contact', fields), refused: refusedBy(error) };
      return this.#sendForm(request, response.status(422), again);
    }
  }

  @Get('contacts/:id/delete')
  @UseGuards(SessionGuard)
  async confirmRemoval(
    @Req() request: WebRequest,
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Param('id', ContactIdPipe) id: string,
  ) {
    const contact = await this.#contacts.find(session, id);
    return response.type('html').send(renderDeletePage(this.#pages.contextOf(request, response), contact));
  }

  @Post('contacts/:id/delete')
  @UseGuards(OwnFormGuard, SessionGuard)
  async remove(
    @Res() response: Response,
    @CurrentSession() session: WebSession,
    @Param('id', ContactIdPipe) id: string,
  ) {
    await this.#contacts.remove(session, id);
    return response.redirect(303, '/app?done=deleted');
  }

  #sendForm(request: WebRequest, response: Response, form: Parameters<typeof renderContactFormPage>[1]) {
    return response.type('html').send(renderContactFormPage(this.#pages.contextOf(request, response), form));
  }
}

const nothing: ReadonlySet<string> = new Set();

function newForm(fields: ReturnType<typeof readFields>) {
  return { title: 'Add a contact', action: '/app/contacts', backTo: '/app', fields, refused: nothing };
}

function editForm(id: string, title: string, fields: ReturnType<typeof readFields>) {
  const address = `/app/contacts/${id}`;
  return { title, action: address, backTo: address, fields, refused: nothing };
}

/** The fields the API did not take; anything else that went wrong is no matter of fields. */
function refusedBy(error: unknown): ReadonlySet<string> {
  if (error instanceof RefusedInputError) return error.fields;
  throw error;
}
