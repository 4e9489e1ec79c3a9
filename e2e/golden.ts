import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeTrace } from '@ecosystem/flow-inspector/normalize';
import type { Trace } from '@ecosystem/flow-inspector/trace';
import { expect } from '@playwright/test';
import { env } from './env.ts';

const parties = {
  'message-writer': env.messageWriterUrl,
  'authorization-server': env.authorizationServerUrl,
  'contact-saver': env.contactSaverUrl,
} as const;

/** What a protocol change would alter; whose birthday is when changes with the calendar. */
function protocolOf(trace: Trace) {
  const { events, outcome } = normalizeTrace(trace, { parties });
  return {
    outcome,
    events: events.map((event) => {
      if (event.kind === 'check')
        return `${event.party} ${event.passed ? 'passes' : 'refuses'} ${event.check}`;
      if (event.kind === 'artifact') return `${event.party} ${event.artifact} ${event.action}`;
      const { channel, from, message, request, response, to } = event;
      const isApi = message === 'protected-resource-request';
      return {
        message,
        way: `${from} → ${to}, ${channel}`,
        request: { method: request.method, url: request.url, body: request.body },
        response: {
          status: response?.status,
          location: response?.headers['location'],
          body: isApi ? '…' : response?.body,
        },
      };
    }),
  };
}

/** Compares with what was recorded before; `UPDATE_GOLDEN` in the environment of the tests writes it anew. */
export function expectGolden(name: string, trace: Trace): void {
  const file = path.join(import.meta.dirname, 'golden', `${name}.json`);
  const text = `${JSON.stringify(protocolOf(trace), null, 2)}\n`;
  // This client’s server takes part in no message; its address is in the redirect URI only.
  const now = text.replaceAll(env.messageWriterBrowserUrl, '{message-writer-browser}');
  if (env.updateGolden) writeFileSync(file, now);
  expect(JSON.parse(now)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}
