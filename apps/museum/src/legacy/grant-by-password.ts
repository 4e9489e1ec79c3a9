import { type Provider, errors } from 'oidc-provider';
import type { Visits } from '../people/visits.ts';

interface PasswordGrantParameters {
  readonly username?: string;
  readonly password?: string;
  readonly scope?: string;
}

/** RFC 6749 §4.3.2: name and password in, token out. The library knows no such grant; this is all it takes. */
export function grantByPassword(provider: Provider, visits: Visits): void {
  provider.registerGrantType<PasswordGrantParameters>(
    'password',
    async (ctx) => {
      const { client, params } = ctx.oidc;
      const person = visits.signIn(params.username, params.password);
      if (!person) throw new errors.InvalidGrant('name and password do not fit');
      const scope = params.scope ?? '';
      const grant = new provider.Grant({ accountId: person.id, clientId: client.clientId });
      grant.addOIDCScope(scope);
      const grantId = await grant.save();
      const token = new provider.AccessToken({
        accountId: person.id,
        client,
        grantId,
        gty: 'password',
        scope,
      });
      ctx.body = {
        access_token: await token.save(),
        expires_in: token.expiration,
        token_type: token.tokenType,
        scope,
      };
    },
    ['username', 'password', 'scope'],
  );
}
