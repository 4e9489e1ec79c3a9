import { Notice } from '@ecosystem/ui/notice';
import { services } from '../services.ts';
import { readSessionId } from '../session/session.ts';

export interface LeftNoticeProps {
  /** What a page of ours has sent the browser here with. */
  readonly left: string | undefined;
  /** What the authorization server has sent it back with. */
  readonly state: string | undefined;
}

const texts: Readonly<Record<string, string>> = {
  here: 'This browser has forgotten you, and our refresh token is revoked. At ContactSaver you are still signed in.',
  unrevoked:
    'This browser has forgotten you. ContactSaver’s sign-in could not be reached, so our refresh token is not revoked there: nobody has it any more, and “Revoke” on your account page ends it for good.',
  offline:
    'This browser has forgotten you. At ContactSaver you are still signed in, and what you allowed while you are away is still allowed: connect again to change that.',
  'only-here':
    'This browser has forgotten you. ContactSaver’s sign-in could not be reached: sign out there yourself, on your account page.',
  everywhere:
    'This browser has forgotten you, and ContactSaver has signed you out and sent word to the other apps. What you allowed while you are away is still allowed, until you disconnect or revoke it.',
};

/** For somebody who has just left: what ended, and what did not. */
export async function LeftNotice({ left, state }: LeftNoticeProps) {
  const key = (await cameBack(state)) ? 'everywhere' : (left ?? '');
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  if (text === undefined) return null;
  return (
    <div className="mb-8">
      <Notice kind="done" title={key === 'everywhere' ? 'You have left everywhere' : 'You have left'}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}

/** RP-Initiated Logout 1.0 §3: the state we sent, in the browser we sent it with. */
async function cameBack(state: string | undefined): Promise<boolean> {
  const sessionId = await readSessionId();
  return sessionId !== undefined && services().csrfTokens.matches(state, 'left everywhere', sessionId);
}
