import { Body, Controller, Header, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { Public } from '../../access-token/access-token.guard.ts';
import { IssuerKeys } from '../../access-token/issuer-keys.ts';
import { LOGGER } from '../../http/logger.ts';
import { AcceptsForms } from '../forms/accepts-forms.ts';
import { WebSessions } from '../session/web-sessions.ts';
import { announced } from './announce.ts';
import { SignInError } from './errors.ts';
import { validateLogoutToken } from './validate-logout-token.ts';
import { WEB_CLIENT, type WebClient } from './web-client.ts';

/** Back-Channel Logout 1.0 §2.5: the authorization server says who has signed out. No browser, no session, no cookie. */
@Public()
@AcceptsForms()
@ApiExcludeController()
@Controller('app/backchannel-logout')
export class BackchannelLogoutController {
  readonly #client: WebClient;
  readonly #keys: IssuerKeys;
  readonly #logger: Logger;
  readonly #sessions: WebSessions;

  constructor(
    @Inject(WEB_CLIENT) client: WebClient,
    @Inject(LOGGER) logger: Logger,
    keys: IssuerKeys,
    sessions: WebSessions,
  ) {
    this.#client = client;
    this.#keys = keys;
    this.#logger = logger;
    this.#sessions = sessions;
  }

  @Post()
  @HttpCode(200)
  @Header('Content-Type', 'application/json')
  async receive(
    @Body() body: { logout_token?: unknown } | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const token = body?.logout_token;
    try {
      if (typeof token !== 'string') throw new SignInError('claims', 'not exactly one logout_token');
      const ended = await announced('logout-token', () => this.#obey(token));
      this.#logger.info({ ended }, 'signed out by the authorization server');
      return '';
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      this.#logger.warn({ reason: error.message }, 'a logout token was refused');
      // Back-Channel Logout 1.0 §2.8
      response.status(400);
      return JSON.stringify({
        error: 'invalid_request',
        error_description: 'this is not a logout token for us',
      });
    }
  }

  async #obey(token: string): Promise<number> {
    const { clientId, issuer } = this.#client;
    const { find: findKey } = this.#keys;
    const logout = await validateLogoutToken(token, { clientId, issuer, findKey });
    const ended = await this.#sessions.endByLogoutToken(logout, issuer);
    if (ended === undefined) throw new SignInError('once', 'used before');
    return ended;
  }
}
