import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, type ApiRequest, startApi } from './api.ts';
import { TestIssuer } from './issuer.ts';

let issuer: TestIssuer;
let api: Api;
let token: string;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  api = await startApi(issuer.url);
  token = await issuer.sign(api.url);
});

afterAll(async () => {
  await Promise.all([api.stop(), issuer.stop()]);
});

const id = '3f0f7d5c-6c0a-4c52-8c0e-0d8f6a4e1b11';
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const post = (
  body: NonNullable<ApiRequest['body']>,
  contentType = 'application/json',
  headers = {},
): ApiRequest => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': contentType, ...headers },
});

const cases: [string, number, string, ApiRequest?][] = [
  ['a path that is no UTF-8', 400, '/contacts/%ff'],
  ['a percent sign alone', 400, '/contacts/%'],
  ['an id that is no UUID', 404, '/contacts/1'],
  ['an id with a NUL', 404, '/contacts/a%00b'],
  ['an id of 9 KB', 404, `/contacts/${'a'.repeat(9_000)}`],
  ['an id that every object has', 404, '/contacts/__proto__'],
  ['a path nobody has', 404, '/nothing'],
  ['a NUL in the search', 400, '/contacts?search=a%00b'],
  ['a search that is a list', 400, '/contacts?search=a&search=b'],
  ['a negative limit', 400, '/contacts?limit=-1'],
  ['no limit', 400, '/contacts?limit=0'],
  ['a huge limit', 400, '/contacts?limit=1e999'],
  ['a limit that is no number', 400, '/contacts?limit=NaN'],
  ['two limits', 400, '/contacts?limit=1&limit=2'],
  ['a cursor nobody made', 400, '/contacts?cursor=abc'],
  ['a cursor that is a list', 400, '/contacts?cursor=a&cursor=b'],
  [
    'parameters of another shape, which are no parameters',
    200,
    '/contacts?limit[]=1&search[a]=b&__proto__[x]=1',
  ],
  ['bytes in the query that are no UTF-8', 200, '/contacts?search=%ff'],
  ['half an emoji in the query', 200, '/contacts?search=%ED%A0%80'],
  ['SQL', 200, "/contacts?search=';DROP%20TABLE%20contact;--"],
  ['no body', 400, '/contacts', { method: 'POST' }],
  ['an empty body', 400, '/contacts', post('')],
  ['a body that is no JSON', 400, '/contacts', post('{')],
  ['a body that is no object', 400, '/contacts', post('[]')],
  ['a body that is a word', 400, '/contacts', post('null')],
  ['__proto__ in the body', 400, '/contacts', post('{"firstName":"a","__proto__":{"polluted":1}}')],
  [
    'constructor in the body',
    400,
    '/contacts',
    post('{"firstName":"a","constructor":{"prototype":{"polluted":1}}}'),
  ],
  ['a NUL in the body', 400, '/contacts', post(String.raw`{"firstName":"a\u0000b"}`)],
  ['half a surrogate pair', 400, '/contacts', post(String.raw`{"firstName":"\ud800"}`)],
  ['a list where a text belongs', 400, '/contacts', post('{"firstName":["a"]}')],
  ['a depth of 30,000', 400, '/contacts', post(nested(30_000))],
  ['a depth of 30,000 in a member', 400, '/contacts', post(`{"firstName":${nested(30_000)}}`)],
  ['ten megabytes', 413, '/contacts', post(`"${'a'.repeat(10_000_000)}"`)],
  [
    'a gzip bomb',
    413,
    '/contacts',
    post(gzipSync('a'.repeat(10_000_000)), 'application/json', { 'Content-Encoding': 'gzip' }),
  ],
  ['gzip that is none', 400, '/contacts', post('{}', 'application/json', { 'Content-Encoding': 'gzip' })],
  ['an encoding nobody knows', 415, '/contacts', post('{}', 'application/json', { 'Content-Encoding': 'x' })],
  ['a charset nobody knows', 415, '/contacts', post('{}', 'application/json; charset=x')],
  ['a form', 415, '/contacts', post('firstName=Ada', 'application/x-www-form-urlencoded')],
  ['text', 415, '/contacts', post('{"firstName":"Ada"}', 'text/plain')],
  ['multipart', 415, '/contacts', post('--x--', 'multipart/form-data; boundary=x')],
  [
    'a form to change a contact',
    415,
    `/contacts/${id}`,
    { ...post('notes=x', 'application/x-www-form-urlencoded'), method: 'PATCH' },
  ],
  ['a method that a path does not have', 405, '/contacts', { method: 'PUT' }],
  ['a method nobody has', 405, '/contacts', { method: 'PROPFIND' }],
];

describe('hostile input', () => {
  it.each(cases)('%s → %i', async (_title, status, path, request) => {
    const response = await api.request(path, { token, ...request });
    expect(response.status).toBe(status);
    if (status === 200) return;
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status });
  });

  it('names the methods that a path has', async () => {
    expect((await api.request('/contacts', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await api.request(`/contacts/${id}`, { method: 'PUT' })).headers.get('allow')).toBe(
      'GET, HEAD, PATCH, DELETE',
    );
  });

  it('stores nothing of all this, and pollutes nothing', async () => {
    expect(await (await api.request('/contacts', { token })).json()).toEqual({ items: [], nextCursor: null });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['TRACE', 'TRACE /contacts HTTP/1.1\r\nHost: {host}\r\n\r\n', 405],
    ['another host', 'GET /contacts HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
    [
      'another host in the request line',
      'GET http://evil.example/contacts HTTP/1.1\r\nHost: {host}\r\n\r\n',
      421,
    ],
    ['our host in the request line', 'GET http://{host}/contacts HTTP/1.1\r\nHost: {host}\r\n\r\n', 401],
    ['our host in capitals', 'GET /contacts HTTP/1.1\r\nHost: {HOST}\r\n\r\n', 401],
    ['no host', 'GET /contacts HTTP/1.1\r\n\r\n', 400],
    ['a health check by address', 'GET /healthz HTTP/1.1\r\nHost: 10.0.0.1\r\n\r\n', 200],
    [
      'a host behind X-Forwarded-Host',
      'GET /contacts HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: {host}\r\n\r\n',
      421,
    ],
    [
      'two lengths',
      'POST /contacts HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
  ])('%s', async (_title, message, status) => {
    const { host } = new URL(api.url);
    const answer = await sendRaw(message.replaceAll('{host}', host).replaceAll('{HOST}', host.toUpperCase()));
    expect(answer).toMatch(new RegExp(String.raw`^HTTP/1\.1 ${status} `));
  });
});

function sendRaw(message: string): Promise<string> {
  const { port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), 'localhost', () => socket.write(message));
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
