import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCertificate, validDays } from './certificate.ts';
import { ownCertificate } from './own-certificate.ts';

const hosts = ['accounts.localhost', 'messages.localhost'];
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'https-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

it('is made once, and its key can be read by its owner only', async () => {
  const first = await ownCertificate(directory, hosts);
  expect(await ownCertificate(directory, hosts)).toEqual(first);
  expect(statSync(path.join(directory, 'key.pem')).mode & 0o777).toBe(0o600);
});

it('is made anew for other hosts', async () => {
  const first = await ownCertificate(directory, hosts);
  const other = await ownCertificate(directory, [...hosts, 'contacts.localhost']);
  expect(other.certificate).not.toBe(first.certificate);
});

it('is made anew a week before it ends', async () => {
  await ownCertificate(directory, hosts);
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const replaceBy = async (age: number) => {
    const { authority, certificate, key } = await createCertificate(hosts, daysAgo(age));
    for (const [name, text] of Object.entries({ authority, certificate, key }))
      writeFileSync(path.join(directory, `${name}.pem`), text);
    return certificate;
  };
  const young = await replaceBy(validDays - 8);
  expect((await ownCertificate(directory, hosts)).certificate).toBe(young);
  const old = await replaceBy(validDays - 6);
  expect((await ownCertificate(directory, hosts)).certificate).not.toBe(old);
});
