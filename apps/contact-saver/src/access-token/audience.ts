import { activityResource } from '@ecosystem/types/resources';
import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';

/** Whom a route's access tokens are meant for (RFC 8707 §2): the API, or its second audience. */
export type Audience = 'activity' | 'api';

const AUDIENCE = Symbol('audience');

/** The audience of a route's access tokens; without it, the API itself. */
export const ForAudience = (audience: Audience) => SetMetadata(AUDIENCE, audience);

/** The audience that a route declares. */
export function audienceOf(reflector: Reflector, context: ExecutionContext): Audience {
  const declared = reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
    context.getHandler(),
    context.getClass(),
  ]);
  return declared ?? 'api';
}

/** The resource indicator that a token request names for an audience. */
export function resourceOf(audience: Audience, publicUrl: string): string {
  return audience === 'activity' ? activityResource(publicUrl) : publicUrl;
}

/** Where an audience says whose tokens it takes: RFC 9728 §3.1 puts the resource's path behind the well-known one. */
export function resourceMetadataUrl(audience: Audience, publicUrl: string): string {
  const { origin, pathname } = new URL(resourceOf(audience, publicUrl));
  return `${origin}/.well-known/oauth-protected-resource${pathname === '/' ? '' : pathname}`;
}
