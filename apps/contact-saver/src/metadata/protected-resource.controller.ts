import { activityScopes, clientScopes, contactSaverScopes } from '@ecosystem/types/scopes';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access-token/access-token.guard.ts';
import { type Audience, resourceOf } from '../access-token/audience.ts';
import { proofAlgorithm } from '../access-token/verify-dpop-proof.ts';
import { SETTINGS, type Settings } from '../settings.ts';

/** Says which authorization server's tokens each of our audiences takes, and how (RFC 9728 §2). */
@Public()
@ApiExcludeController()
@Controller('.well-known/oauth-protected-resource')
export class ProtectedResourceController {
  readonly #settings: Settings;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#settings = settings;
  }

  @Get()
  @Header('Access-Control-Allow-Origin', '*')
  describeApi() {
    return this.#describe('api', 'ContactSaver API', [...contactSaverScopes, ...clientScopes]);
  }

  /** RFC 9728 §3.1: the path of the resource stands behind the well-known one. */
  @Get('activity')
  @Header('Access-Control-Allow-Origin', '*')
  describeActivity() {
    return this.#describe('activity', 'ContactSaver activity', activityScopes);
  }

  #describe(audience: Audience, name: string, scopes: readonly string[]) {
    const { issuer, publicUrl } = this.#settings;
    return {
      // RFC 9728 §3.3: what a client compares with the resource it has asked about.
      resource: resourceOf(audience, publicUrl),
      authorization_servers: [issuer],
      scopes_supported: scopes,
      bearer_methods_supported: ['header'],
      dpop_signing_alg_values_supported: [proofAlgorithm],
      resource_name: name,
      resource_documentation: `${publicUrl}/docs`,
    };
  }
}
