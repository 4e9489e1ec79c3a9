import { flowContext } from '@ecosystem/flow-recorder/context';
import type { ArtifactChange } from '@ecosystem/flow-recorder/notes';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { Context } from 'koa';
import type { Provider } from 'oidc-provider';

/** What a model of the library says of itself when something happens to it. */
interface Model {
  readonly jti?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly exp?: number;
  readonly prompt?: { readonly name?: string };
}

const artifacts = {
  authorization_code: 'authorization_code',
  access_token: 'access_token',
  refresh_token: 'refresh_token',
  interaction: 'interaction',
} as const;

/**
 * Notes what is made, used up and ended. The library announces it before anything is stored: each change waits for the
 * answer, and counts only if the answer does.
 */
export function recordArtifacts(provider: Provider, recorder: Recorder): void {
  const waiting = new WeakMap<object, ArtifactChange[]>();
  const note = (change: ArtifactChange) => {
    const context = flowContext.getStore();
    if (context) waiting.get(context)?.push(change);
  };

  provider.use(async function recordChanges(ctx: Context, next) {
    const context = flowContext.getStore();
    if (!context) return next();
    const changes: ArtifactChange[] = [];
    waiting.set(context, changes);
    ctx.res.once('finish', () => {
      for (const change of changes) if (counts(change, ctx.status)) recorder.recordArtifact(change, context);
    });
    await next();
  });

  for (const [model, artifact] of Object.entries(artifacts)) {
    const on = (event: string, action: ArtifactChange['action']) =>
      (provider as { on(event: string, listener: (model: Model) => void): unknown }).on(
        `${model}.${event}`,
        (saved) => note({ artifact, action, value: saved.jti ?? saved.uid, ...detailsOf(saved) }),
      );
    on('saved', 'issued');
    on('issued', 'issued');
    on('consumed', 'used');
    on('destroyed', artifact === 'interaction' ? 'used' : 'revoked');
  }
  provider.on('grant.revoked', (_ctx, grantId) =>
    note({ artifact: 'grant', action: 'revoked', value: grantId, note: 'and every token that came from it' }),
  );
}

/** A refused request has ended things, and made none. */
function counts({ action }: ArtifactChange, status: number): boolean {
  return status < 400 || action === 'revoked';
}

function detailsOf({ exp, prompt }: Model): Pick<ArtifactChange, 'expiresAt' | 'note'> {
  return {
    ...(exp !== undefined && { expiresAt: new Date(exp * 1000) }),
    ...(prompt?.name !== undefined && { note: prompt.name }),
  };
}
