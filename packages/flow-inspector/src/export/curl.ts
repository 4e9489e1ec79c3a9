import type { Trace, TracedExchange } from '../trace.ts';
import { type Hop, hopsOf } from '../view/hops.ts';
import { type PartyNaming, partyNaming } from '../view/lanes.ts';
import { formFields } from './form-fields.ts';
import { messageTitle } from './hop-title.ts';
import { encodeAddress, encodeComponent, readRecordedUrl } from './recorded-url.ts';
import { harmless, type ShellPart, shellWord } from './shell-word.ts';
import { ShellVariables } from './shell-variables.ts';

type Request = TracedExchange['request'];

/** What curl writes itself, and what belongs to the recording and not to the message. */
const headersLeftOut = new Set([
  ...['accept-encoding', 'connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'],
  'traceparent',
]);

const token = /^[\w!#$%&'*+.^`|~-]+$/;
const webAddress = /^https?:\/\/[\w.:[\]-]+(?:\/|$)/;

/**
 * The requests of a flow as a shell script, one `curl` each. Hidden values are variables, named at the top; whatever
 * was recorded, nothing but `curl` is run.
 */
export function toCurl(trace: Trace): string {
  const hops = hopsOf(trace);
  const variables = new ShellVariables(hops);
  const nameOf = partyNaming(trace);
  const commands = hops.map((hop) => `${commentOf(hop, nameOf)}\n${commandOf(hop.exchange, variables)}\n`);
  const head = [
    '#!/bin/sh',
    `# ${harmless(trace.title)}`,
    '# Each command is one recorded request and can be pasted alone, once the variables it names are set.',
  ];
  return [`${[...head, ...variables.requirements()].join('\n')}\n`, ...commands].join('\n');
}

function commentOf({ number, exchange }: Hop, nameOf: PartyNaming): string {
  const title = `${messageTitle(exchange)}, ${nameOf(exchange.from)} → ${nameOf(exchange.to)}`;
  const { bodyNote } = exchange.request;
  const note = bodyNote === undefined ? '' : `\n# The body is not recorded: ${harmless(bodyNote)}`;
  return `# Hop ${number}: ${title}${note}`;
}

function commandOf({ request }: TracedExchange, variables: ShellVariables): string {
  const { address } = readRecordedUrl(request.url);
  if (!webAddress.test(address) || !token.test(request.method)) return '# This is not an HTTP request.';
  const lines = [
    ...addressOf(request, variables),
    ...headersOf(request, variables),
    ...dataOf(request, variables),
  ];
  return ['curl --include', ...lines.map(argumentsOf)].join(' \\\n  ');
}

type Option = readonly [name: string, parts?: readonly ShellPart[]];

function argumentsOf([name, parts]: Option): string {
  return parts === undefined ? name : `${name} ${shellWord(parts)}`;
}

function addressOf(request: Request, variables: ShellVariables): Option[] {
  const { address, parameters } = readRecordedUrl(request.url);
  const query = parameters.flatMap(([name, value], index) => [
    index === 0 ? '?' : '&',
    ...variables.partsOf(name, 'query', encodeComponent),
    '=',
    ...variables.partsOf(value, name, encodeComponent),
  ]);
  const url: Option = ['--url', [...variables.partsOf(address, 'path', encodeAddress), ...query]];
  if (request.method === 'GET' && (request.body ?? null) === null) return [url];
  return request.method === 'HEAD' ? [['--head'], url] : [['--request', [request.method]], url];
}

function headersOf({ headers }: Request, variables: ShellVariables): Option[] {
  return Object.entries(headers)
    .filter(([name]) => token.test(name) && !headersLeftOut.has(name.toLowerCase()))
    .map(([name, value]) => headerOf(name, value.replace(/\p{Cc}+/gu, ' '), variables));
}

function headerOf(name: string, value: string, variables: ShellVariables): Option {
  const [, client, secret] = /^Basic ([^:]*):(.*)$/i.exec(value) ?? [];
  if (name.toLowerCase() === 'authorization' && client !== undefined && secret !== undefined) {
    const user = variables.partsOf(client, 'client');
    return ['--user', [...user, ':', ...variables.partsOf(secret, client)]];
  }
  const text = value.trim() === '' ? `${name};` : `${name}: ${value}`;
  return ['--header', variables.partsOf(text, name)];
}

function dataOf(request: Request, variables: ShellVariables): Option[] {
  if ((request.body ?? null) === null) return [];
  const fields = formFields(request);
  if (!fields) return [['--data-raw', variables.partsOf(JSON.stringify(request.body), 'body')]];
  return fields.map(([name, value]) => {
    const field = [...variables.partsOf(name, 'form', encodeComponent), '='];
    if (!/\p{Cc}/u.test(value)) return ['--data-urlencode', [...field, ...variables.partsOf(value, name)]];
    return ['--data-raw', [...field, ...variables.partsOf(value, name, encodeComponent)]];
  });
}
