import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { introspectedResource } from '@ecosystem/types/resources';
import type { Request } from 'express';
import { Strategy } from 'passport-strategy';
import { SETTINGS, type Settings } from '../settings.ts';
import type { AccessToken } from './access-token.ts';
import { type Audience, resourceOf } from './audience.ts';
import { AccessTokenError } from './errors.ts';
import { introspectAccessToken } from './introspect-access-token.ts';
import { IntrospectionEndpoint } from './introspection-endpoint.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { readBearerToken } from './read-bearer-token.ts';
import { requirePossession } from './require-possession.ts';
import { UsedProofs } from './used-proofs.ts';
import { verifyAccessToken } from './verify-access-token.ts';

/** The name under which Passport knows this way of authenticating a request. */
export const accessTokenStrategy = 'access-token';

/** Passport's part: read, verify or ask, and say success, failure or error. */
class BearerStrategy extends Strategy {
  name = accessTokenStrategy;
  readonly settings: Settings;
  readonly keys: IssuerKeys;
  readonly endpoint: IntrospectionEndpoint;
  readonly usedProofs: UsedProofs;

  constructor(settings: Settings, keys: IssuerKeys, endpoint: IntrospectionEndpoint, usedProofs: UsedProofs) {
    super();
    this.settings = settings;
    this.keys = keys;
    this.endpoint = endpoint;
    this.usedProofs = usedProofs;
  }

  override authenticate(request: Request, { audience }: { audience: Audience }): void {
    authenticateRequest(request, audience, this).then(
      (token) => this.success(token),
      (error: unknown) => {
        if (error instanceof AccessTokenError) this.fail(error, error.status);
        else this.error(error as Error);
      },
    );
  }
}

@Injectable()
export class AccessTokenStrategy extends PassportStrategy(BearerStrategy, accessTokenStrategy) {
  constructor(
    @Inject(SETTINGS) settings: Settings,
    keys: IssuerKeys,
    endpoint: IntrospectionEndpoint,
    usedProofs: UsedProofs,
  ) {
    super(settings, keys, endpoint, usedProofs);
  }

  validate(): never {
    throw new Error('the strategy verifies by itself');
  }
}

/** The token first, then whether whoever sent it may have it. */
async function authenticateRequest(
  request: Request,
  audience: Audience,
  strategy: BearerStrategy,
): Promise<AccessToken> {
  const { publicUrl } = strategy.settings;
  const presented = readBearerToken(request);
  const token = await validateAccessToken(presented.token, audience, strategy);
  await requirePossession(request, presented, token, { publicUrl, usedProofs: strategy.usedProofs });
  return token;
}

/**
 * A JWT (RFC 7519 §3: three parts) says everything itself; about anything else the issuer is asked. The second audience
 * takes JWTs only.
 */
async function validateAccessToken(
  token: string,
  audience: Audience,
  { settings, keys, endpoint }: Pick<BearerStrategy, 'endpoint' | 'keys' | 'settings'>,
): Promise<AccessToken> {
  const { issuer, publicUrl } = settings;
  if (token.split('.').length === 3) {
    return verifyAccessToken(token, { issuer, audience: resourceOf(audience, publicUrl), keys });
  }
  // RFC 9700 §2.3: an opaque token is for the first audience, whatever the issuer would say of it.
  if (audience === 'activity') throw new AccessTokenError('invalid_token', 'introspection: format');
  return introspectAccessToken(token, { issuer, audience: introspectedResource(publicUrl), endpoint });
}
