import { subscribe } from 'node:diagnostics_channel';
import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { MessageId } from '@ecosystem/flow-recorder/messages';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { type DecidedMessage, type SignInDecision, signInDecisions } from '../web/sign-in/decisions.ts';
import type { SignInFault } from '../web/sign-in/errors.ts';

const messages: Readonly<Record<DecidedMessage, MessageId>> = {
  'authorization-response': 'web-authorization-response',
  'id-token': 'token-request',
  'logout-token': 'web-backchannel-logout',
};

/** The check that a fault stands for; what is no matter of trust, such as a denial, fails none. */
const failures: Readonly<Record<DecidedMessage, Readonly<Partial<Record<SignInFault, CheckId>>>>> = {
  'authorization-response': { iss: 'web-iss', code: 'web-one-code', state: 'web-state' },
  'id-token': {
    signature: 'web-id-token-signature',
    issuer: 'web-id-token-issuer',
    expiry: 'web-id-token-expiry',
    claims: 'web-id-token-claims',
    audience: 'web-id-token-audience',
    nonce: 'web-nonce',
  },
  'logout-token': {},
};

/** Notes what the web app has decided about the answers and tokens it got. */
export function recordSignIns(recorder: Recorder): void {
  subscribe(signInDecisions.name, (announced) => {
    const { about, refusal } = announced as SignInDecision;
    const message = messages[about];
    const checks = checksOn(message, 'contact-saver').filter((check) => check.startsWith('web-'));
    if (!refusal) return recorder.recordPassed(message, checks, { seen: true });
    const failed =
      failures[about][refusal.fault] ?? (about === 'logout-token' ? 'web-logout-token' : undefined);
    if (!failed) return;
    // Of what is checked together only the failure is known: one check after the other passes where each has its own line.
    if (about === 'authorization-response') {
      recorder.recordPassed(message, checks.slice(0, checks.indexOf(failed)), { seen: true });
    }
    recorder.recordRefused(message, failed, refusal.message);
  });
}
