import { attendLab } from './databases/attend-lab.ts';
import { connectionUrls } from './databases/prepare.ts';
import { env } from './env.ts';
import { onSignal } from './on-signal.ts';
import { readSecrets } from './secrets.ts';

/** In containers: waits for what the instructor's page asks for. With the lab off there is nothing to wait for. */
const attendant = attendLab(env, connectionUrls(env, readSecrets(env.dataDirectory)));
onSignal(async () => attendant?.close());
