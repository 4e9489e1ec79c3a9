import { Button } from '@ecosystem/ui/button';
import { Wire } from '@ecosystem/ui/wire';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Connected } from '../../components/connected.tsx';
import { CsrfField } from '../../components/csrf-field.tsx';
import { env } from '../../env.ts';

export const metadata: Metadata = { title: 'Leave' };

/** Three ways to go, and what each of them ends. */
export default function LeavePage() {
  return (
    <Connected
      current="/leave"
      title="Leave"
      render={async ({ offline }) => (
        <div className="mt-8 space-y-6">
          <Way title="Leave MessageWriter" action="/oauth/leave" label="Leave MessageWriter">
            <p>
              This browser forgets you here. At ContactSaver you stay signed in.{' '}
              {offline ? (
                <>
                  You have allowed <Wire>offline_access</Wire>, so MessageWriter keeps its refresh token and
                  goes on writing what you have ordered.
                </>
              ) : (
                <>You have not allowed offline_access, so MessageWriter revokes its refresh token now.</>
              )}
            </p>
          </Way>
          <Way
            title="Leave everywhere"
            action="/oauth/leave"
            label="Leave everywhere"
            fields={{ everywhere: 'yes' }}
          >
            <p>
              As above, and your browser goes on to ContactSaver, which asks whether to sign you out there. It
              then tells every app that you used in this browser, server to server.{' '}
              {offline && (
                <>
                  What you have allowed while you are away is still allowed: signing out is not taking back.
                </>
              )}
            </p>
          </Way>
          <Way title="Disconnect" action="/oauth/disconnect" label="Disconnect for good" kind="danger">
            <p>
              MessageWriter gives its refresh token back and forgets everything but your drafts. Nothing is
              written while you are away. The other way to do it is <strong>Revoke</strong> on your{' '}
              <a href={`${env().issuer}/account`}>account page at ContactSaver</a>: it works even if
              MessageWriter does not want to let go. An access token that is already out works for at most
              five minutes more.
            </p>
          </Way>
        </div>
      )}
    />
  );
}

interface WayProps {
  readonly title: string;
  readonly action: string;
  readonly label: string;
  readonly kind?: 'danger' | 'secondary';
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

function Way({ title, action, label, kind = 'secondary', fields = {}, children }: WayProps) {
  return (
    <section
      className="border border-line bg-sheet p-5"
      aria-labelledby={`way-${label.replaceAll(' ', '-')}`}
    >
      <h2 id={`way-${label.replaceAll(' ', '-')}`} className="text-xl">
        {title}
      </h2>
      <div className="mt-2 text-ink-soft">{children}</div>
      <form method="post" action={action} className="mt-4">
        <CsrfField />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button kind={kind}>{label}</Button>
      </form>
    </section>
  );
}
