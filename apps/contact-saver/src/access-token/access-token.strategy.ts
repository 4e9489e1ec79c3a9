import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-strategy';
import { SETTINGS, type Settings } from '../settings.ts';
import { AccessTokenError } from './errors.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { readBearerToken } from './read-bearer-token.ts';
import { verifyAccessToken } from './verify-access-token.ts';

/** The name under which Passport knows this way of authenticating a request. */
export const accessTokenStrategy = 'access-token';

/** Passport's part: read, verify, and say success, failure or error. */
class BearerStrategy extends Strategy {
  name = accessTokenStrategy;
  readonly settings: Settings;
  readonly keys: IssuerKeys;

  constructor(settings: Settings, keys: IssuerKeys) {
    super();
    this.settings = settings;
    this.keys = keys;
  }

  override authenticate(request: Request): void {
    const { issuer, publicUrl: audience } = this.settings;
    const verified = async () =>
      verifyAccessToken(readBearerToken(request), { issuer, audience, keys: this.keys });
    verified().then(
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
  constructor(@Inject(SETTINGS) settings: Settings, keys: IssuerKeys) {
    super(settings, keys);
  }

  validate(): never {
    throw new Error('the strategy verifies by itself');
  }
}
