import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { introspectedResource } from '@ecosystem/types/resources';
import type { Request } from 'express';
import { Strategy } from 'passport-strategy';
import { SETTINGS, type Settings } from '../settings.ts';
import type { AccessToken } from './access-token.ts';
import { AccessTokenError } from './errors.ts';
import { introspectAccessToken } from './introspect-access-token.ts';
import { IntrospectionEndpoint } from './introspection-endpoint.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { readBearerToken } from './read-bearer-token.ts';
import { verifyAccessToken } from './verify-access-token.ts';

/** The name under which Passport knows this way of authenticating a request. */
export const accessTokenStrategy = 'access-token';

/** Passport's part: read, verify or ask, and say success, failure or error. */
class BearerStrategy extends Strategy {
  name = accessTokenStrategy;
  readonly settings: Settings;
  readonly keys: IssuerKeys;
  readonly endpoint: IntrospectionEndpoint;

  constructor(settings: Settings, keys: IssuerKeys, endpoint: IntrospectionEndpoint) {
    super();
    this.settings = settings;
    this.keys = keys;
    this.endpoint = endpoint;
  }

  override authenticate(request: Request): void {
    validateAccessToken(request, this).then(
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
  constructor(@Inject(SETTINGS) settings: Settings, keys: IssuerKeys, endpoint: IntrospectionEndpoint) {
    super(settings, keys, endpoint);
  }

  validate(): never {
    throw new Error('the strategy verifies by itself');
  }
}

/** A JWT (RFC 7519 §3: three parts) says everything itself; about anything else the issuer is asked. */
async function validateAccessToken(
  request: Request,
  { settings, keys, endpoint }: Pick<BearerStrategy, 'endpoint' | 'keys' | 'settings'>,
): Promise<AccessToken> {
  const { issuer, publicUrl } = settings;
  const token = readBearerToken(request);
  if (token.split('.').length === 3) return verifyAccessToken(token, { issuer, audience: publicUrl, keys });
  return introspectAccessToken(token, { issuer, audience: introspectedResource(publicUrl), endpoint });
}
