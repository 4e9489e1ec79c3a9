import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { SETTINGS, type Settings } from '../../settings.ts';
import { formPurpose } from '../forms/own-form.guard.ts';
import { createBrowserId, setBrowserId } from '../session/browser-cookie.ts';
import type { WebRequest } from '../web-request.ts';
import type { PageContext } from './render-web-page.tsx';

/** Knows what every page needs to know. */
@Injectable()
export class Pages {
  readonly #settings: Settings;
  readonly #tokens: CsrfTokens;

  constructor(@Inject(SETTINGS) settings: Settings, tokens: CsrfTokens) {
    this.#settings = settings;
    this.#tokens = tokens;
  }

  /** A browser that comes for the first time gets a random number, behind which there is nothing yet. */
  contextOf(request: WebRequest, response: Response): PageContext {
    const { issuer, lab, messageWriterUrl, publicUrl } = this.#settings;
    if (request.browserId === undefined) {
      request.browserId = createBrowserId();
      setBrowserId(response, request.browserId, publicUrl);
    }
    return {
      publicUrl,
      issuer,
      messageWriterUrl,
      lab,
      person: request.webSession,
      csrf: this.#tokens.create(formPurpose, request.browserId),
    };
  }
}
