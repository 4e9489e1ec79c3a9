import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import pg from 'pg';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';
import { unsealTokens } from './unseal.ts';

const formats = ['json', 'har', 'curl', 'mermaid', 'html'];

/** Every way in which a value could be written down. */
function disguisesOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  const plain = [value, encodeURIComponent(value), base64, bytes.toString('base64url')];
  return [...new Set([...plain, JSON.stringify(value).slice(1, -1), value.slice(0, 24), value.slice(-24)])];
}

async function flowDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: env.databaseUrls.flow });
  await client.connect();
  const { rows } = await client.query('SELECT event::text FROM flow_event');
  await client.end();
  return rows.map(({ event }) => event).join('\n');
}

test('no secret is in the logs, the database of the recorder, an export, the stream or a page', async ({
  page,
  person,
  connect,
  context,
}) => {
  test.slow();
  const { request } = page;
  const urls: string[] = [];
  page.on('request', (sent) => urls.push(sent.url()));
  const stream = new AbortController();
  const streamed = readStream(stream.signal);
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const cookies = await context.cookies();
  const tokens = await readTokens();
  const trace = await waitForFlow(request, (flow) => hasAnswered(flow, 'protected-resource-request'));
  stream.abort();

  const secrets = parseEnv(readFileSync(path.join(env.dataDirectory, 'secrets.env'), 'utf8'));
  const codes = urls.flatMap((url) => new URL(url).searchParams.get('code') ?? []);
  const canaries = {
    password: person.password,
    code: codes[0],
    state: new URL(urls.find((url) => url.includes('/auth?')) ?? env.messageWriterUrl).searchParams.get(
      'state',
    ),
    ...Object.fromEntries(tokens.flatMap((token, index) => withSignature(token, `token ${index}`))),
    ...Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    ...Object.fromEntries(Object.entries(secrets).filter(([name]) => /SECRET|KEY|PASSWORD/.test(name))),
  };
  expect(Object.keys(canaries).length).toBeGreaterThan(12);

  const places: Record<string, string> = {
    database: await flowDatabase(),
    stream: await streamed,
    page: await (await request.get(`${env.messageWriterUrl}/inspector/flows/${trace.id}`)).text(),
    inside: await (await request.get(`${env.messageWriterUrl}/inspector/flows/${trace.id}/inside`)).text(),
    logs: readLogs(),
  };
  for (const format of formats) {
    const address = `${env.messageWriterUrl}/inspector/api/flows/${trace.id}/export?format=${format}`;
    places[format] = await (await request.get(address)).text();
  }
  expect(places['stream']).toContain('event: flow');
  expect(places['database']?.length).toBeGreaterThan(10_000);
  for (const event of trace.events.filter(({ kind }) => kind === 'exchange').slice(0, 30)) {
    const address = `${env.messageWriterUrl}/inspector/flows/${trace.id}?event=${event.seq}`;
    places['page'] += await (await request.get(address)).text();
  }
  for (const [name, value] of Object.entries(canaries)) {
    if (typeof value !== 'string' || value.length < 12) continue;
    for (const [place, text] of Object.entries(places)) {
      const found = disguisesOf(value).some((disguise) => text.includes(disguise));
      expect(found, `${name} is in ${place}`).toBe(false);
    }
  }
});

/** Header and payload of a JWT may be shown; the signature is what makes it a credential. */
function withSignature(token: string, name: string): [string, string][] {
  const parts = token.split('.');
  return parts.length === 3 ? [[`${name} (signature)`, parts[2] ?? '']] : [[name, token]];
}

function readLogs(): string {
  const folder = path.join(env.dataDirectory, 'logs');
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

async function readStream(signal: AbortSignal): Promise<string> {
  let text = '';
  try {
    const answer = await fetch(`${env.messageWriterUrl}/inspector/api/stream`, { signal });
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
  }
  return text;
}

/** Every token MessageWriter holds. */
async function readTokens(): Promise<string[]> {
  const client = new pg.Client({ connectionString: env.databaseUrls.message_writer });
  await client.connect();
  const { rows } = await client.query('SELECT id, sealed_tokens FROM connection');
  await client.end();
  return rows.flatMap(unsealTokens);
}
