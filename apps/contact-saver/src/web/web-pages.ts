import { UseFilters, UseGuards, applyDecorators } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access-token/access-token.guard.ts';
import { AcceptsForms } from './forms/accepts-forms.ts';
import { WebAppFilter } from './pages/web-app.filter.ts';
import { BrowserGuard } from './session/session.guard.ts';

/** Makes a controller one of pages: no access token but a cookie, forms and not JSON, and errors for people. */
export const WebPages = () =>
  applyDecorators(
    Public(),
    ApiExcludeController(),
    AcceptsForms(),
    UseGuards(BrowserGuard),
    UseFilters(WebAppFilter),
  );
