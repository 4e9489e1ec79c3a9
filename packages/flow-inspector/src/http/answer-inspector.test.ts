import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import { answerInspector } from './answer-inspector.ts';
import type { InspectorHost } from './inspector-page.ts';
import { FakeStore } from './test/fake-store.ts';
import { noProgress } from './test/no-progress.ts';

const { fake, store } = FakeStore.of([{ ...sampleTrace(), id: '1' }]);

const host: InspectorHost = {
  store,
  addresses: {
    messageWriterUrl: 'http://localhost:3000',
    contactSaverUrl: 'http://localhost:3001',
    authorizationServerUrl: 'http://localhost:3002',
  } as InspectorHost['addresses'],
  forms: { csrf: 'csrf', stepMode: false },
  progress: noProgress,
  session: undefined,
  readRun: async () => undefined,
};

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return answerInspector(host, new Request(`http://localhost:3000/inspector${path}`, { headers }));
}

const fetched = (site: string, mode = 'cors') => ({ 'sec-fetch-site': site, 'sec-fetch-mode': mode });

describe('answerInspector', () => {
  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://localhost:3001' },
    { origin: 'https://localhost:3000' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
    fetched('cross-site'),
    fetched('same-site'),
    fetched('cross-site', 'no-cors'),
    fetched('same-site', 'websocket'),
    fetched('anything'),
  ])('refuses what another site asks for: %j (F-LEAK-4)', async (headers: Record<string, string>) => {
    for (const path of ['/api/flows', '/api/flows/1', '/api/flows/1/export', '/api/stream', '', '/flows/1']) {
      const answer = await ask(path, headers);
      expect(answer.status, path).toBe(403);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).not.toContain('Ada');
    }
  });

  it.each<[string, Record<string, string>]>([
    ['a program that is no browser', {}],
    ['a page of its own', { origin: 'http://localhost:3000', ...fetched('same-origin') }],
    ['the address bar', fetched('none', 'navigate')],
    ['a link from elsewhere', fetched('cross-site', 'navigate')],
    ['a redirect from the authorization server', fetched('same-site', 'navigate')],
  ])('answers %s', async (_who, headers) => {
    expect((await ask('/api/flows', headers)).status).toBe(200);
  });

  it('allows no other origin to read an answer', async () => {
    const { headers } = await ask('/api/flows');
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('says so while the database is away, without saying where it is', async () => {
    fake.isReady = false;
    try {
      const [api, page] = [await ask('/api/flows'), await ask('')];
      expect([api.status, page.status]).toEqual([503, 503]);
      expect(api.headers.get('retry-after')).toBe('5');
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect((await api.text()) + (await page.text())).not.toContain('password');
    } finally {
      fake.isReady = true;
    }
  });

  it('lets its pages load nothing from elsewhere, and nobody embed them', async () => {
    const answer = await ask('/flows/1');
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy');
    for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(directive);
    }
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['/flows/999', '/flows/%3Cscript%3E', '/nothing', '/flows/1/inside/more'])(
    'knows no page %s',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('<script>');
    },
  );

  it('finds an event by its id, wherever it stands now, and under the flow’s former number', async () => {
    const [trace] = fake.traces();
    const event = trace?.events.at(-1);
    const former = { ...fake, trace: (id: string) => (id === '1' || id === '9' ? trace : undefined) };
    for (const id of ['1', '9']) {
      const request = new Request(`http://localhost:3000/inspector/flows/${id}?event=${event?.id}`);
      const answer = await answerInspector(
        { ...host, store: Object.assign(Object.create(fake), former) },
        request,
      );
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(
        `http://localhost:3000/inspector/flows/1?event=${event?.seq}`,
      );
    }
    expect((await ask(`/flows/1?event=${event?.seq}`)).status).toBe(200);
  });
});
