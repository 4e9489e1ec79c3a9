import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';

/** For somebody who is connected without OpenID Connect: what works, and what cannot. */
export function UnknownPerson() {
  return (
    <div className="mt-6">
      <Notice kind="information" title="We do not know whose birthdays these are">
        <p>
          Nobody asked for <Wire>openid</Wire>, so no ID token came: only an access token, which opens
          ContactSaver and is not for us to read. Drafts cannot be kept, because there is nobody to keep them
          for. Disconnect, and connect with OpenID Connect, to have a name here.
        </p>
      </Notice>
    </div>
  );
}
