import { wireEntries } from '../wire-entries.ts';

/** What your browser adds to a request by itself, so that no page can write it. */
export const browserHeaders = wireEntries('browser', {
  origin: [
    'The address of the page that sends this request, without its path.',
    'RFC 6454 §7',
    {
      checkedBy: 'authorization-server',
      against: 'A form on a stranger’s page could do things in your name.',
    },
  ],
  referer: ['The page you come from; how much of it is said is up to that page.', 'RFC 9110 §10.1.3'],
  'sec-fetch-site': [
    'Whether the page that asks belongs to this site: `same-origin`, `cross-site` or `none`.',
    'Fetch Metadata §2.3',
    {
      checkedBy: 'authorization-server',
      against: 'A form on a stranger’s page could do things in your name.',
    },
  ],
  'sec-fetch-mode': ['How the browser asks: `navigate` means that a page is opened.', 'Fetch Metadata §2.2'],
  'sec-fetch-dest': ['What the answer is for: `document` means a page.', 'Fetch Metadata §2.1'],
  'sec-fetch-user': ['Present when you have pressed something yourself.', 'Fetch Metadata §2.4'],
  'sec-ch-ua': ['What your browser calls itself, in few words.', 'User-Agent Client Hints §3'],
  'sec-ch-ua-mobile': ['Whether your browser runs on a phone.', 'User-Agent Client Hints §3'],
  'sec-ch-ua-platform': ['On which system your browser runs.', 'User-Agent Client Hints §3'],
  'upgrade-insecure-requests': ['The browser would like https.', 'Upgrade Insecure Requests §3.2'],
  'accept-language': ['The languages you read.', 'RFC 9110 §12.5.4'],
  'access-control-request-method': [
    'What a script on another site’s page would like to do here.',
    'Fetch Standard, CORS protocol',
  ],
  'access-control-request-headers': [
    'Which headers that script would like to send.',
    'Fetch Standard, CORS protocol',
  ],
  'sec-purpose': ['The page is fetched ahead, in case you open it.', 'Fetch Standard, Sec-Purpose header'],
  dnt: ['You would rather not be tracked.', 'Tracking Preference Expression §5.2'],
  priority: ['How urgently the answer is needed.', 'RFC 9218 §5'],
});
