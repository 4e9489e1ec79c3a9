import { type PersonScope, isPersonScope, scopeDescriptions, splitScope } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import type { Party } from '../policy/registered-client.ts';
import { renderPage } from './render-page.tsx';

/** Asks whether the device is the person's own, before anything else (RFC 8628 §5.4). */
export function renderDeviceConfirmPage(
  ctx: KoaContextWithOIDC,
  _form: string,
  client: Client,
  _deviceInfo: unknown,
  userCode: string,
): void {
  const { secret = '' } = ctx.oidc.session?.state as { secret?: string };
  const { params } = ctx.oidc.entities.DeviceCode as unknown as { params: { scope?: string } };
  renderPage(ctx, {
    title: 'Is this your device?',
    address: ctx.oidc.provider.issuer,
    children: (
      <>
        <h1>Is this your device?</h1>
        <p className="mt-3 text-ink-soft">
          <strong className="text-ink">{client.clientName}</strong> waits with the code
        </p>
        <p className="mt-4 text-4xl">
          <Wire>{userCode}</Wire>
        </p>
        <div className="mt-6">
          <Notice kind="problem" title="Only if you see this code on a device of your own, right now">
            <p>
              Whoever holds that device gets what you allow. If somebody has sent you this code or this page,
              it is their device: stop here.
            </p>
          </Notice>
        </div>
        <h2 className="mt-8">What it will ask for</h2>
        <Asked scope={params.scope} />
        {(client['party'] as Party) === 'unverified' && (
          <p className="mt-3 text-sm text-ink-soft">
            Nobody at ContactSaver has checked who is behind this app. Its name is its own claim.
          </p>
        )}
        <form method="post" action="/device" className="mt-8 flex flex-wrap gap-3">
          <input type="hidden" name="xsrf" value={secret} />
          <input type="hidden" name="user_code" value={userCode} />
          <Button kind="secondary" name="confirm" value="yes">
            This is my device
          </Button>
          <Button kind="secondary" name="abort" value="yes">
            Stop
          </Button>
        </form>
        <p className="mt-4 text-sm text-ink-soft">You decide about each of these on the next page.</p>
      </>
    ),
  });
}

function Asked({ scope }: { readonly scope: string | undefined }) {
  return (
    <ul className="mt-3 list-disc pl-5">
      {splitScope(scope)
        .filter(isPersonScope)
        .map((name: PersonScope) => (
          <li key={name}>
            {scopeDescriptions[name].sentence} <Wire>{name}</Wire>
          </li>
        ))}
    </ul>
  );
}
