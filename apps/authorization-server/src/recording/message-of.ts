import type { MessageId } from '@ecosystem/flow-recorder/messages';
import { nameMessage } from '@ecosystem/flow-recorder/name-message';
import type { Context } from 'koa';

/** The message that a request is. */
export function messageOf(ctx: Context): MessageId {
  const { params } = (ctx as { oidc?: { params?: Readonly<Record<string, unknown>> } }).oidc ?? {};
  const grantType = params?.['grant_type'];
  const form = typeof grantType === 'string' ? new URLSearchParams({ grant_type: grantType }) : undefined;
  return nameMessage({ method: ctx.method, path: ctx.path, to: 'authorization-server', form });
}
