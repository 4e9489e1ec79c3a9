import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Certificate, createCertificate } from './certificate.ts';

const week = 7 * 24 * 60 * 60 * 1_000;

export interface OwnCertificate extends Pick<Certificate, 'certificate' | 'key'> {
  /** Absolute path of the authority to trust. */
  readonly authorityFile: string;
  readonly validTo: Date;
}

/** The certificate this installation has made for these hosts; a new one when there is none, or it ends within a week. */
export async function ownCertificate(directory: string, hosts: readonly string[]): Promise<OwnCertificate> {
  const file = (name: string) => path.join(directory, name);
  const files = {
    key: file('key.pem'),
    certificate: file('certificate.pem'),
    authority: file('authority.pem'),
  };
  if (!Object.values(files).every((name) => existsSync(name)) || !isGood(files.certificate, hosts)) {
    const made = await createCertificate(hosts);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(files.key, made.key, { mode: 0o600 });
    writeFileSync(files.certificate, made.certificate);
    writeFileSync(files.authority, made.authority);
  }
  return {
    key: readFileSync(files.key, 'utf8'),
    certificate: readFileSync(files.certificate, 'utf8'),
    authorityFile: files.authority,
    validTo: endOf(files.certificate),
  };
}

function isGood(file: string, hosts: readonly string[]): boolean {
  const certificate = new X509Certificate(readFileSync(file));
  const fits = hosts.every((host) => certificate.checkHost(host) !== undefined);
  return fits && endOf(file).getTime() - Date.now() > week;
}

function endOf(file: string): Date {
  return new Date(new X509Certificate(readFileSync(file)).validTo);
}
