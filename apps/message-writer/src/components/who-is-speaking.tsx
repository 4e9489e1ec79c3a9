import { DefinitionList } from '@ecosystem/ui/definition-list';
import { Wire } from '@ecosystem/ui/wire';
import type { ReactNode } from 'react';
import { clientIds, services } from '../services.ts';
import { findSession } from '../session/session.ts';

/**
 * Two access tokens for the same API, and whom each of them speaks for. Nothing is read out of a token here: they are for
 * ContactSaver to read (RFC 9068 §6). A person's `sub` is the one of the ID token; a client's own is its `client_id`.
 */
export async function WhoIsSpeaking() {
  const connection = (await findSession())?.connection;
  const subject = connection && (await services().connections.subjectOf(connection));
  return (
    <section className="mt-12" aria-labelledby="who-is-speaking">
      <h2 id="who-is-speaking">Who is speaking?</h2>
      <p className="mt-2 text-ink-soft">
        Two access tokens for one API. ContactSaver looks at <Wire>sub</Wire> to know in whose name it is
        asked.
      </p>
      <div className="mt-4 grid gap-6 lg:grid-cols-2">
        <Token
          title="The token you give"
          isHere={Boolean(connection)}
          subject={subject ?? (connection ? nameless : 'none yet: you have not connected')}
          isOnWire={subject !== undefined}
          got="by the authorization code grant: you sign in and say yes"
          opens="your birthdays and contacts, as far as you allow"
        />
        <Token
          title="MessageWriter’s own token"
          isHere
          subject={clientIds.plain}
          isOnWire
          got="by the client credentials grant: with our client secret, and nobody was asked"
          opens="holidays, and nobody’s contacts"
        />
      </div>
      <p className="mt-4 text-sm text-ink-soft">
        {connection ? 'Both are' : 'Its own is'} in the <a href="/inspector">inspector</a>, with everything it
        says: look for “MessageWriter for itself”.
      </p>
    </section>
  );
}

/** OIDC Core §2: `sub` comes in the ID token; the access token’s is not for us to read. */
const nameless = 'somebody; without OpenID Connect nobody has told us who';

interface TokenProps {
  readonly title: string;
  readonly isHere: boolean;
  readonly subject: string;
  /** Whether `subject` is what stands in a token, and not our explanation. */
  readonly isOnWire: boolean;
  readonly got: string;
  readonly opens: ReactNode;
}

function Token({ title, isHere, isOnWire, subject, got, opens }: TokenProps) {
  return (
    <section className={`border border-line p-5 ${isHere ? 'bg-sheet' : 'border-dashed text-ink-soft'}`}>
      <h3 className="mb-3 text-xl">{title}</h3>
      <DefinitionList
        items={[
          { term: 'Speaks for (sub)', description: isOnWire ? <Wire>{subject}</Wire> : subject },
          { term: 'How we got it', description: got },
          { term: 'What it opens', description: opens },
        ]}
      />
    </section>
  );
}
