/**
 * Device access token response: authorization server → device, while the person has not decided yet.
 *
 * Before: the library answers `authorization_pending`, however often it is asked. After: a device that asks more often than
 * it may hears `slow_down`, and has to wait longer from then on.
 * RFC 8628 §3.5
 */
import type { Context, Next } from 'koa';
import { type DevicePolls, pollInterval } from '../storage/device-polls.ts';

interface DeviceContext extends Context {
  oidc?: { readonly route?: string; readonly params?: { readonly device_code?: unknown } };
}

/** Says how often a device may ask, and holds it to that. */
export function createSlowDown(polls: DevicePolls) {
  return async function slowDown(ctx: DeviceContext, next: Next): Promise<void> {
    await next();
    const { route, params } = ctx.oidc ?? {};
    const answer = ctx.body as { error?: string } | undefined;
    if (route === 'device_authorization' && ctx.status === 200) {
      ctx.body = { ...answer, interval: pollInterval };
    }
    if (route !== 'token' || answer?.error !== 'authorization_pending') return;
    // RFC 8628 §3.5: without a limit every device would ask as fast as it can, and others would wait.
    if (!(await polls.record(String(params?.device_code)))) return;
    ctx.body = { error: 'slow_down', error_description: 'the device asks more often than it may' };
  };
}
