import {
  type ContactBatch,
  type ContactChanges,
  type NewContact,
  contactBatchSchema,
  contactChangesSchema,
  newContactSchema,
} from '@ecosystem/types/contact';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { AccessToken } from '../access-token/access-token.ts';
import { RequireScope, Token } from '../access-token/require-scope.ts';
import { DescribeRoute } from '../docs/describe-route.ts';
import { ZodPipe } from '../problem/zod.pipe.ts';
import { ContactIdPipe } from './contact-id.pipe.ts';
import { type ContactQuery, contactQuerySchema } from './contact-query.ts';
import { ContactsService } from './contacts.service.ts';

@Controller('contacts')
export class ContactsController {
  readonly #contacts: ContactsService;

  constructor(contacts: ContactsService) {
    this.#contacts = contacts;
  }

  @Get()
  @RequireScope('contacts.read')
  @DescribeRoute({ summary: 'List contacts', query: contactQuerySchema, answer: 'ContactList' })
  list(@Token() token: AccessToken, @Query(new ZodPipe(contactQuerySchema)) query: ContactQuery) {
    return this.#contacts.list(token, query);
  }

  @Post()
  @RequireScope('contacts.write')
  @DescribeRoute({ summary: 'Add a contact', body: 'NewContact', answer: 'Contact', status: 201 })
  async add(
    @Token() token: AccessToken,
    @Body(new ZodPipe(newContactSchema)) body: NewContact,
    @Res({ passthrough: true }) response: Response,
  ) {
    const contact = await this.#contacts.add(token, body);
    response.location(`/contacts/${contact.id}`);
    return contact;
  }

  @Post('batch')
  @RequireScope('contacts.write')
  @DescribeRoute({
    summary: 'Add several contacts, all or none',
    body: 'ContactBatch',
    answer: 'AddedContacts',
    status: 201,
  })
  addAll(@Token() token: AccessToken, @Body(new ZodPipe(contactBatchSchema)) { items }: ContactBatch) {
    return this.#contacts.addAll(token, items);
  }

  @Get(':id')
  @RequireScope('contacts.read')
  @DescribeRoute({ summary: 'Read a contact', answer: 'Contact' })
  find(@Token() token: AccessToken, @Param('id', ContactIdPipe) id: string) {
    return this.#contacts.find(token, id);
  }

  @Patch(':id')
  @RequireScope('contacts.write')
  @DescribeRoute({ summary: 'Change a contact', body: 'ContactChanges', answer: 'Contact' })
  change(
    @Token() token: AccessToken,
    @Param('id', ContactIdPipe) id: string,
    @Body(new ZodPipe(contactChangesSchema)) changes: ContactChanges,
  ) {
    return this.#contacts.change(token, id, changes);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('contacts.write')
  @DescribeRoute({ summary: 'Delete a contact', status: 204 })
  remove(@Token() token: AccessToken, @Param('id', ContactIdPipe) id: string) {
    return this.#contacts.remove(token, id);
  }
}
