import { readEnvironment } from '@ecosystem/environment/read-environment';
import { databaseUrl } from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({ TEST_CONTACT_SAVER_DATABASE_URL: databaseUrl });

/** A migrated database of the tests' own: they add people to it and take nobody's away. */
export const testDatabaseUrl = readEnvironment(schema, process.env).TEST_CONTACT_SAVER_DATABASE_URL;
