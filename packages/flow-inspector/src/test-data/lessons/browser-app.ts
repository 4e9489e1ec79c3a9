import { apiCall, golden, tokenRequest } from './happenings.ts';
import type { LessonStories } from './lesson-story.ts';

const stolen = apiCall('outside', '/birthdays?days=366');
const exhibitConnected = tokenRequest('outside', {
  grant_type: 'authorization_code',
  client_id: 'xss-exhibit-server',
});
const pageCall = apiCall('outside', '/birthdays');

export const browserAppStories: LessonStories = {
  'browser-app': {
    done: golden('browser-app'),
    notDone: [['MessageWriter on its server', 'ask', golden('connect-and-disconnect')]],
  },
  'injected-script': {
    done: [stolen, exhibitConnected, pageCall, pageCall, pageCall],
    notDone: [
      ['a call from a terminal', 'in-browser', [pageCall]],
      ['the browser’s own calls', 'in-browser', golden('browser-app')],
      [
        'another program that connects',
        'connect',
        [stolen, tokenRequest('outside', { client_id: 'terminal' })],
      ],
      [
        'connecting the server’s copy, and injecting nothing',
        'on-server',
        [stolen, exhibitConnected, pageCall],
      ],
    ],
  },
};
