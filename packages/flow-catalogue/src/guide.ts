import type { Question } from './entry.ts';

/** One card of the guided first run. Texts may name addresses of this installation between braces: see `fillIn`. */
export interface GuideCard {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly question?: Question;
}

/** The cards of the guided first run: three before the first message, the last one after the last message. */
export const guideCards: readonly GuideCard[] = [
  {
    id: 'plain-http',
    title: 'Plain HTTP is safe here only because nothing leaves this computer',
    paragraphs: [
      'The addresses you are about to see begin with `http://localhost`. `localhost` is this computer: the messages travel inside it, and nobody on the way can read them.',
      'Everywhere else such messages go over https. Without it, everybody on the way could read your password and everything that follows.',
    ],
  },
  {
    id: 'why-not-the-password',
    title: 'Why not give it my password?',
    paragraphs: [
      'MessageWriter writes birthday messages. ContactSaver, another company, knows the birthdays of your friends. MessageWriter could ask for your ContactSaver password and sign in as you.',
      'For years many apps did exactly that; it is called password replay. Think about it for a moment before you go on.',
    ],
    question: {
      ask: 'You have given MessageWriter your password, so that it can look up birthdays. What can it do at ContactSaver?',
      options: [
        'Look up birthdays and nothing else',
        'Everything that you can do, until you change the password',
        'Nothing, because ContactSaver sees that it is not you',
      ],
      right: 1,
      why: 'A password opens everything, and ContactSaver cannot tell who types it. To stop one app you would have to change it, and then every other app stops as well. So you are about to see another way: a key of its own for MessageWriter, for less, for a while, and one that you can take back.',
    },
  },
  {
    id: 'registration',
    title: 'Step zero: MessageWriter was registered',
    paragraphs: [
      'Before the first message the two companies have met once. In real life a developer of MessageWriter filled in a form at ContactSaver, and three things were agreed.',
      'The client id, `message-writer`, is the app’s name at ContactSaver. In real life ContactSaver hands it out with the form. It is no secret. Here it stands in the settings that ContactSaver Accounts was born with.',
      'The redirect URI, `{messageWriterUrl}/oauth/callback`, is the one address to which your browser may be sent back. The developer enters it in the form. Here it stands in the same settings.',
      'The client secret is the app’s own password, not yours. In real life ContactSaver makes it up and shows it to the developer, who copies it to MessageWriter’s server. Here the first start of this ecosystem has made it up and written it to both servers. Your browser never gets it.',
    ],
  },
  {
    id: 'what-you-have-seen',
    title: 'What you have seen',
    paragraphs: [
      'Your password went from your browser to ContactSaver Accounts. MessageWriter never saw it.',
      'The code travelled through your browser, which can remember it. It was good for one exchange, and only together with the verifier that MessageWriter had kept.',
      'The tokens are on MessageWriter’s server. Your browser has a cookie of MessageWriter and no token. ContactSaver is shown the access token with each request and does not keep it.',
      'Now try to break it. Disconnect, connect again, and press Deny. Untick a scope and see what is missing. Revoke the access on your account page, and come back to MessageWriter: it was told, and its session has ended. The lessons take you through all of that, and further.',
    ],
  },
];
