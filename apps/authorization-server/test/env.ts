import { readEnvironment } from '@ecosystem/environment/read-environment';
import { databaseUrl } from '@ecosystem/environment/variables';
import { z } from 'zod';

const schema = z.object({ TEST_AUTHORIZATION_SERVER_DATABASE_URL: databaseUrl });

/** A migrated database of the tests' own: they add records to it and take nobody's away. */
export const testDatabaseUrl = readEnvironment(schema, process.env).TEST_AUTHORIZATION_SERVER_DATABASE_URL;
