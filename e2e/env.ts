import { z } from 'zod';

const schema = z.object({
  AUTHORIZATION_SERVER_URL: z.url().prefault('http://localhost:3002'),
  CONTACT_SAVER_URL: z.url().prefault('http://localhost:3001'),
  MESSAGE_WRITER_URL: z.url().prefault('http://localhost:3000'),
  MESSAGE_WRITER_BROWSER_URL: z.url().prefault('http://localhost:3003'),
  XSS_EXHIBIT_URL: z.url().prefault('http://localhost:3005'),
  E2E_BROWSER: z.string().optional(),
  E2E_CONTROL_URL: z.url(),
  E2E_DATA_DIR: z.string(),
  AUTHORIZATION_SERVER_DATABASE_URL: z.url(),
  CONTACT_SAVER_DATABASE_URL: z.url(),
  MESSAGE_WRITER_DATABASE_URL: z.url(),
  FLOW_DATABASE_URL: z.url(),
  UPDATE_GOLDEN: z.string().optional(),
  CHAOS_SEED: z.coerce.number().int().prefault(1),
  CHAOS_MINUTES: z.coerce.number().prefault(10),
  CHAOS_ONLY: z.string().optional(),
});

const variables = schema.parse(process.env);

/** Where the ecosystem under test is; `npm test` sets all of it. */
export const env = Object.freeze({
  authorizationServerUrl: variables.AUTHORIZATION_SERVER_URL,
  contactSaverUrl: variables.CONTACT_SAVER_URL,
  messageWriterUrl: variables.MESSAGE_WRITER_URL,
  messageWriterBrowserUrl: variables.MESSAGE_WRITER_BROWSER_URL,
  xssExhibitUrl: variables.XSS_EXHIBIT_URL,
  controlUrl: variables.E2E_CONTROL_URL,
  dataDirectory: variables.E2E_DATA_DIR,
  updateGolden: variables.UPDATE_GOLDEN !== undefined,
  /** `npm run test:chaos` sets it. */
  chaos: {
    seed: variables.CHAOS_SEED,
    minutes: variables.CHAOS_MINUTES,
    /** Words of the titles of the scenarios that are played; all when undefined. */
    only: variables.CHAOS_ONLY,
  },
  databaseUrls: {
    authorization_server: variables.AUTHORIZATION_SERVER_DATABASE_URL,
    contact_saver: variables.CONTACT_SAVER_DATABASE_URL,
    message_writer: variables.MESSAGE_WRITER_DATABASE_URL,
    flow: variables.FLOW_DATABASE_URL,
  },
});
