import { contactSaverScopes } from '@ecosystem/types/scopes';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access-token/access-token.guard.ts';
import { SETTINGS, type Settings } from '../settings.ts';

/** Says which authorization server's tokens we take, and how (RFC 9728 §2). */
@Public()
@ApiExcludeController()
@Controller('.well-known')
export class ProtectedResourceController {
  readonly #settings: Settings;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#settings = settings;
  }

  @Get('oauth-protected-resource')
  @Header('Access-Control-Allow-Origin', '*')
  describe() {
    return {
      resource: this.#settings.publicUrl,
      authorization_servers: [this.#settings.issuer],
      scopes_supported: contactSaverScopes,
      bearer_methods_supported: ['header'],
      resource_name: 'ContactSaver API',
      resource_documentation: `${this.#settings.publicUrl}/docs`,
    };
  }
}
