import { Button } from '@ecosystem/ui/button';
import { Wire } from '@ecosystem/ui/wire';
import { CsrfField } from './csrf-field.tsx';

const switches = [
  {
    name: 'par',
    title: 'Push the request',
    term: 'PAR',
    section: 'RFC 9126',
    text: 'MessageWriter’s server hands the request over first. Your browser carries only a name for it, so nothing in it can be read or changed on the way.',
  },
  {
    name: 'private_key_jwt',
    title: 'Sign instead of sending a secret',
    term: 'private_key_jwt',
    section: 'RFC 7523',
    text: 'MessageWriter proves who it is with a key that never leaves it. The authorization server knows the public half only.',
  },
  {
    name: 'dpop',
    title: 'Bind the tokens to a key',
    term: 'DPoP',
    section: 'RFC 9449',
    text: 'Each request proves that MessageWriter has the key. A stolen access token opens nothing without it.',
  },
] as const;

/** The main story with what high-risk APIs ask for besides: three switches, each of which changes what is on the wire. */
export function HardenIt() {
  return (
    <details className="mt-2 max-w-[60ch] text-sm">
      <summary className="w-fit py-1 underline decoration-line-strong underline-offset-4">Harden it</summary>
      <p className="mt-2 text-ink-soft">
        What you have seen is good practice for every app. These three are for when more is at stake. Connect
        once without and once with them, then <a href="/inspector/compare">compare the two runs</a>.
      </p>
      <form method="post" action="/oauth/connect" className="mt-3">
        <CsrfField />
        <fieldset>
          <legend className="sr-only">What to switch on</legend>
          {switches.map(({ name, title, term, section, text }) => (
            <label
              key={name}
              className="grid grid-cols-[auto_1fr] items-start gap-x-3 border-t border-line py-3"
            >
              <input type="checkbox" name={name} value="yes" defaultChecked className="mt-1" />
              <span>
                {title} <Wire>{term}</Wire> <span className="text-ink-soft">{section}</span>
                <span className="block text-ink-soft">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Button kind="secondary">Connect hardened</Button>
      </form>
    </details>
  );
}
