import { namesOfApi } from '@ecosystem/types/resources';
import type { Provider } from 'oidc-provider';

/** A code or refresh token of the library: `resource` is what the authorization request named. */
interface Issued {
  readonly resource?: string | readonly string[] | undefined;
}

/**
 * A token request may name a resource that the authorization request named (RFC 8707 §2.2), and the library asks each
 * code and refresh token which ones those are. ContactSaver has two names for one API: who may have a token under one of
 * them may have it under the other. What the person allowed is the same; only the form of the access token differs.
 */
export function acceptEitherName(provider: Provider): void {
  for (const { prototype } of [provider.AuthorizationCode, provider.RefreshToken]) {
    Object.defineProperty(prototype, 'resourceIndicators', {
      configurable: true,
      get(this: Issued): ReadonlySet<string> {
        return new Set([this.resource ?? []].flat().flatMap(namesOfApi));
      },
    });
  }
}
