import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { sampleTrace } from '../test-data/sample-trace.ts';
import type { Trace, TracedExchange } from '../trace.ts';
import { toCurl } from './curl.ts';

const hostile = `'"\`id\`$(touch pwned)\${HOME} \\ !! ; & | > < * ? [1-3] {a,b} # % ~ “\u2028`;
const printArguments = `curl() { printf '%s\\0' "$@"; printf 'end\\0'; }\n`;

/** The arguments that a shell hands to each `curl`. */
function run(script: string, environment: Record<string, string> = {}, shell = 'sh'): string[][] {
  execFileSync(shell, ['-n'], { input: script });
  const output = execFileSync(shell, ['-s'], {
    input: printArguments + script,
    env: environment,
    encoding: 'utf8',
  });
  const calls: string[][] = [[]];
  for (const argument of output.split('\0').slice(0, -1)) {
    if (argument === 'end') calls.push([]);
    else calls.at(-1)?.push(argument);
  }
  return calls.slice(0, -1);
}

function variablesOf(script: string): Record<string, string> {
  const names = [...script.matchAll(/^: "\$\{(\w+):\?/gm)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, `<${name}>`]));
}

function traceOf(request: Partial<TracedExchange['request']>): Trace {
  const trace = sampleTrace();
  const [event] = trace.events;
  if (event?.kind !== 'exchange') throw new Error('the sample begins with an exchange');
  const plain = { method: 'GET', url: 'http://localhost:3000/', headers: {}, body: null };
  return { ...trace, events: [{ ...event, request: { ...plain, ...request } }] };
}

describe('toCurl', () => {
  it.each(['sh', 'bash'])('hands hostile values to curl as text, in %s', (shell) => {
    const request = {
      method: 'POST',
      url: `http://localhost:3000/a'$(id)\`id\`?q=${hostile.replace('&', '')}`,
      headers: { 'x-note': hostile, cookie: `a=‹state · 43 characters · #ab12cd34›${hostile}` },
      body: { note: hostile },
    };
    const calls = run(toCurl(traceOf(request)), { STATE: `$(id) "'` }, shell);
    expect(calls).toEqual([
      [
        ...['--include', '--request', 'POST', '--url'],
        `http://localhost:3000/a'$(id)%60id%60?q=${encodeURIComponent(hostile.replace('&', ''))}`,
        ...['--header', `x-note: ${hostile}`, '--header', `cookie: a=$(id) "'${hostile}`],
        ...['--data-raw', JSON.stringify({ note: hostile })],
      ],
    ]);
  });

  it('hands the fields of a hostile form to curl as text, line breaks encoded', () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = { note: hostile, 'a=@b': '@/etc/passwd', lines: "one\ntwo\r'$(id)" };
    const [call] = run(toCurl(traceOf({ method: 'POST', headers, body })));
    expect(call?.slice(7)).toEqual([
      ...['--data-urlencode', `note=${hostile}`],
      ...['--data-urlencode', 'a%3D%40b=@/etc/passwd'],
      ...['--data-raw', `lines=${encodeURIComponent(body.lines)}`],
    ]);
  });

  it('keeps a header on one line, and leaves out what is no header', () => {
    const headers = { 'x-a': 'one\r\nx-evil: two', '@/etc/passwd': 'x', 'x y': 'z', 'x-empty': '' };
    const [call] = run(toCurl(traceOf({ headers })));
    expect(call?.slice(3)).toEqual(['--header', 'x-a: one x-evil: two', '--header', 'x-empty;']);
  });

  it.each([
    { url: 'file:///etc/passwd' },
    { url: '--output=x' },
    { url: 'http://a b/' },
    { method: 'GET --output x' },
  ])('writes no command for %j', (request) => {
    expect(run(toCurl(traceOf(request)))).toEqual([]);
  });

  it('takes titles, notes and names of fields into comments without their special characters', () => {
    const stub = '‹not shown · 9 characters · #ab12cd34›';
    const trace = traceOf({ headers: { 'x-$(id)`': stub }, bodyNote: 'x\n$(touch pwned); `id`' });
    const script = toCurl({ ...trace, title: 'x\ntouch pwned; $(id) “}"`' });
    const comments = script.split('\n').filter((line) => line.startsWith('#'));
    expect(run(script)).toHaveLength(1);
    expect(comments.slice(1).join('')).not.toMatch(/[$`;"'<>|&]/);
  });

  it('stops before the first command, and says what to set, when a variable is missing', () => {
    const script = toCurl(sampleTrace());
    const { CODE: _code, ...others } = variablesOf(script);
    const options = { input: printArguments + script, env: others, encoding: 'utf8', stdio: 'pipe' } as const;
    expect(() => execFileSync('sh', ['-s'], options)).toThrow(
      /CODE: set it to the authorization code of hop 5/,
    );
  });

  it('gives the same value the same variable, and each one a line that says where it is from', () => {
    const required = toCurl(sampleTrace()).match(/^: .*$/gm);
    expect(required).toEqual([
      ': "${HIDDEN_VALUE:?set it to the hidden value in _form of hop 1}"',
      ': "${STATE:?set it to the state of hop 1}"',
      ': "${INTERACTION:?set it to the interaction id of hop 2}"',
      ': "${HIDDEN_VALUE_2:?set it to the hidden value in email of hop 3}"',
      ': "${PASSWORD:?set it to the password}"',
      ': "${SESSION_COOKIE:?set it to the session cookie of hop 3}"',
      ': "${CODE:?set it to the authorization code of hop 5}"',
      ': "${SESSION_COOKIE_2:?set it to the session cookie of hop 5}"',
      ': "${CLIENT_SECRET:?set it to the client secret of message-writer}"',
      ': "${CODE_VERIFIER:?set it to the code verifier of hop 6}"',
      ': "${ACCESS_TOKEN:?set it to the access token of hop 6}"',
    ]);
  });

  it('writes one command for each hop, named by a comment', () => {
    const script = toCurl(sampleTrace());
    expect(run(script, variablesOf(script))).toHaveLength(10);
    expect(script).toContain(
      '# Hop 6: Token request (RFC 6749 §4.1.3), MessageWriter → Authorization server\n' +
        'curl --include \\\n' +
        "  --request 'POST' \\\n" +
        "  --url 'http://localhost:3002/token' \\\n" +
        "  --header 'content-type: application/x-www-form-urlencoded' \\\n" +
        '  --user "message-writer:$CLIENT_SECRET" \\\n' +
        "  --header 'user-agent: message-writer/0.1.0' \\\n" +
        "  --data-urlencode 'grant_type=authorization_code' \\\n" +
        '  --data-urlencode "code=$CODE" \\\n' +
        '  --data-urlencode "code_verifier=$CODE_VERIFIER" \\\n' +
        "  --data-urlencode 'redirect_uri=http://localhost:3000/oauth/callback'\n",
    );
  });

  it('sends a query that was recorded decoded encoded again', () => {
    const [call] = run(toCurl(traceOf({ url: 'http://localhost:3002/auth?scope=a b+c&r=http://x/?y=z' })));
    expect(call).toEqual([
      '--include',
      '--url',
      'http://localhost:3002/auth?scope=a%20b%2Bc&r=http%3A%2F%2Fx%2F%3Fy%3Dz',
    ]);
  });

  it('keeps the address of an IPv6 host', () => {
    const [call] = run(toCurl(traceOf({ method: 'HEAD', url: 'http://[::1]:3000/a[1]' })));
    expect(call).toEqual(['--include', '--head', '--url', 'http://[::1]:3000/a%5B1%5D']);
  });
});
