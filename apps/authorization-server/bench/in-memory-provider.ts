import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import { Provider } from 'oidc-provider';
import { env } from '../src/env.ts';
import { createClients } from '../src/policy/clients.ts';
import { extraClientMetadata } from '../src/policy/registered-client.ts';
import { flows } from '../src/policy/grants.ts';
import { createLifetimes } from '../src/policy/lifetimes.ts';
import { createResourceServers } from '../src/policy/resource-servers.ts';
import { hashPassword } from '../src/storage/verify-password.ts';
import { verify } from '@node-rs/argon2';

/**
 * What the authorization server is measured against: the bare library with its in-memory storage, the barest of pages,
 * and nothing else but the same protocol policy and the same cost of a password. It forgets everything when it ends.
 */
const [email = '', password = ''] = process.argv.slice(2);
const accountId = '00000000-0000-4000-8000-000000000001';
const passwordHash = await hashPassword(password);
const ttl = createLifetimes(env);

const provider = new Provider(env.issuer, {
  ...flows,
  clients: createClients({
    ...env,
    contactSaverApiSecret: env.contactSaverApiClientSecret,
    contactSaverWebSecret: env.contactSaverWebClientSecret,
    messageWriterSecret: env.messageWriterClientSecret,
  }),
  extraClientMetadata: { properties: [...extraClientMetadata] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  cookies: { keys: [...env.cookieKeys] },
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: createResourceServers(env.contactSaverUrl),
    },
  },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, name: 'Robin', email }) }),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  jwks: env.signingKeys,
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  ttl,
});

const router = new Router();
router.use(bodyParser({ enableTypes: ['form'] }));
router.get('/readyz', (ctx) => {
  ctx.body = { status: 'ok' };
});
router.get('/interaction/:uid', async (ctx) => {
  const { uid, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const fields = prompt.name === 'login' ? '<input name="email"><input name="password">' : '';
  ctx.type = 'html';
  ctx.body = `<form method="post" action="/interaction/${uid}/${prompt.name}">${fields}<button>Go on</button></form>`;
});
router.post('/interaction/:uid/login', async (ctx) => {
  const form = ctx.request.body as { email?: string; password?: string };
  if (form.email !== email || !(await verify(passwordHash, form.password ?? ''))) ctx.throw(422);
  ctx.status = 303;
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login: { accountId } }));
});
router.post('/interaction/:uid/consent', async (ctx) => {
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid profile email offline_access');
  grant.addResourceScope(env.contactSaverUrl, 'birthdays.read contacts.read');
  const consent = { grantId: await grant.save() };
  ctx.status = 303;
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { consent }));
});
provider.use(router.routes());
provider.listen({ port: env.port, host: env.listenHost });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
