import type { Context, Next } from 'koa';
import type { Provider } from 'oidc-provider';
import { renderErrorPage } from '../pages/error-page.tsx';

/**
 * The form for the code, and the way back from consent, belong to a browser that has been here before. The library would
 * refuse others, too, but fails while it does: it cannot save a session that has not begun.
 */
export function createDeviceSessionGuard(provider: Provider) {
  return async function requireSession(ctx: Context, next: Next): Promise<void> {
    const isForm = ctx.method === 'POST' && ctx.path === '/device';
    const isWayBack = ctx.method !== 'POST' && ctx.path.startsWith('/device/');
    if (!isForm && !isWayBack) return next();
    const session = (await provider.Session.get(ctx as never)) as { readonly new?: true };
    // ASVS 3.5.1: a form that this browser was never shown is somebody else's.
    if (!session.new) return next();
    ctx.status = 400;
    ctx.state['userCodeProblem'] = 'SessionNotFound';
    renderErrorPage(ctx, {
      error: 'invalid_request',
      error_description: 'this page is too old, or not for this browser',
    });
  };
}
