import { Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from '../../http/logger.ts';
import { SETTINGS, type Settings } from '../../settings.ts';
import { OwnFormGuard } from '../forms/own-form.guard.ts';
import { createBrowserId, setBrowserId } from '../session/browser-cookie.ts';
import { WebSessions } from '../session/web-sessions.ts';
import { WebPages } from '../web-pages.ts';
import type { WebRequest } from '../web-request.ts';
import { createLogoutRequest } from './create-logout-request.ts';
import { RefuseErrorsGuard } from './refuse-errors.guard.ts';
import { revokeToken } from './revoke-token.ts';
import { SignInGuard } from './sign-in.guard.ts';
import type { SignedIn } from './sign-in.strategy.ts';
import { WEB_CLIENT, type WebClient } from './web-client.ts';

/** Into the address book, and out of it. */
@WebPages()
@Controller('app')
export class SignInController {
  readonly #client: WebClient;
  readonly #logger: Logger;
  readonly #sessions: WebSessions;
  readonly #settings: Settings;

  constructor(
    @Inject(WEB_CLIENT) client: WebClient,
    @Inject(LOGGER) logger: Logger,
    @Inject(SETTINGS) settings: Settings,
    sessions: WebSessions,
  ) {
    this.#client = client;
    this.#logger = logger;
    this.#sessions = sessions;
    this.#settings = settings;
  }

  /** The guard has sent the browser away to the authorization server. */
  @Post('sign-in')
  @UseGuards(OwnFormGuard, SignInGuard)
  begin(): void {
    throw new Error('Passport answers this request');
  }

  /** The redirection endpoint: whoever gets here has been believed. */
  @Get('callback')
  @UseGuards(RefuseErrorsGuard, SignInGuard)
  async finish(@Req() { user, webSession }: WebRequest, @Res() response: Response): Promise<void> {
    if (webSession) await this.#sessions.end(webSession.idHash);
    // ASVS 7.2.4: a new number, so that one that was planted in this browser is never signed in (session fixation).
    const browserId = await this.#sessions.begin(user as unknown as SignedIn);
    setBrowserId(response, browserId, this.#settings.publicUrl);
    response.redirect(303, '/app');
  }

  /** Ends the session here first, whatever the authorization server says; then asks it to end its own. */
  @Post('sign-out')
  @UseGuards(OwnFormGuard)
  async leave(@Req() { webSession }: WebRequest, @Res() response: Response): Promise<void> {
    const { publicUrl } = this.#settings;
    setBrowserId(response, createBrowserId(), publicUrl);
    if (!webSession) return response.redirect(303, '/app');
    const refreshToken = await this.#sessions.end(webSession.idHash);
    const isAnswered = refreshToken === undefined || (await this.#giveBack(refreshToken));
    // Who cannot be asked now would be an error page of the browser: the person reads here what has ended, and what has not.
    if (!isAnswered) return response.redirect(303, '/app?left');
    response.redirect(303, createLogoutRequest(this.#client, `${publicUrl}/app`));
  }

  /** @returns whether the authorization server answered */
  async #giveBack(refreshToken: string): Promise<boolean> {
    try {
      await revokeToken(this.#client, refreshToken);
      return true;
    } catch (error) {
      this.#logger.warn({ reason: (error as Error).message }, 'a refresh token lives on until it expires');
      return false;
    }
  }
}
