import { type PersonScope, scopeDescriptions } from '@ecosystem/types/scopes';
import { Button } from '@ecosystem/ui/button';
import { DefinitionList } from '@ecosystem/ui/definition-list';
import { Notice } from '@ecosystem/ui/notice';
import { ScopeRow } from '@ecosystem/ui/scope-row';
import { Wire } from '@ecosystem/ui/wire';
import type { Context } from 'koa';
import { allowFormTargets } from '../http/security-headers.ts';
import type { PendingInteraction } from '../interactions/interaction-context.ts';
import type { InteractionServices } from '../interactions/services.ts';
import { grantLifetime } from '../policy/lifetimes.ts';
import { formatDuration } from './format.ts';
import { renderPage } from './render-page.tsx';

/** The authorization decision: who asks, for what in plain words, for how long, and who gets the answer. */
export function renderConsentPage(
  ctx: Context,
  { client, details, redirectUri, requestedScopes }: PendingInteraction,
  { csrfTokens, issuer, lifetimes }: InteractionServices,
): void {
  const required = client.required_scopes ?? {};
  const keepsAccess = requestedScopes.includes('offline_access');
  allowFormTargets(ctx, redirectUri === undefined ? [] : [redirectUri]);
  renderPage(ctx, {
    title: `Let ${client.clientName} in?`,
    address: issuer,
    children: (
      <>
        <h1>{client.clientName} would like to</h1>
        <p className="mt-3 text-ink-soft">
          {client.company}. <PartyNote party={client.party} />
        </p>
        {client.party === 'unverified' && (
          <div className="mt-6">
            <Notice kind="problem" title="Unverified app">
              <p>Nobody at ContactSaver has checked who is behind this app. Its name is its own claim.</p>
            </Notice>
          </div>
        )}
        <form method="post" action={`/interaction/${details.uid}/consent`} className="mt-6">
          <input type="hidden" name="csrf" value={csrfTokens.create('consent', details.uid)} />
          <ul className="border-b border-line">
            {requestedScopes.map((scope) => (
              <ScopeRow
                key={scope}
                scope={scope}
                {...scopeDescriptions[scope as PersonScope]}
                {...(required[scope] !== undefined && { required: required[scope] })}
              />
            ))}
          </ul>
          <div className="mt-8">
            <DefinitionList
              items={[
                {
                  term: 'For how long',
                  description: keepsAccess
                    ? `Until you end it on your account page, at most ${formatDuration(lifetimes.Grant)}. If you untick “keep access while you are away”, until you sign out.`
                    : `Until you sign out here or end it on your account page, at most ${formatDuration(grantLifetime(lifetimes, client))}.`,
                },
                {
                  term: 'Who gets the data',
                  description: `${client.clientName}. What it does with it afterwards is between you and them.`,
                },
                {
                  term: 'Where the answer goes',
                  description:
                    redirectUri === undefined ? (
                      'To the device that shows the code'
                    ) : (
                      <Wire>{redirectUri}</Wire>
                    ),
                },
              ]}
            />
          </div>
          <div className="mt-8 flex flex-wrap gap-3 [&>*]:grow sm:[&>*]:grow-0">
            <Button kind="secondary" name="decision" value="allow">
              Allow
            </Button>
            <Button kind="secondary" name="decision" value="deny">
              Deny
            </Button>
          </div>
          <p className="mt-4 text-sm text-ink-soft">
            Your password stays here either way. You can change your mind on your{' '}
            <a href={`${issuer}/account`}>account page</a>.
          </p>
        </form>
      </>
    ),
  });
}

function PartyNote({ party }: { readonly party: PendingInteraction['client']['party'] }) {
  if (party === 'first-party') return 'Part of ContactSaver itself.';
  return party === 'third-party' ? 'Not part of ContactSaver.' : 'Not part of ContactSaver.';
}
