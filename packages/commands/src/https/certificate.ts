import 'reflect-metadata';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** What a server needs to speak TLS for some hosts, and what a client needs to believe it; all as PEM. */
export interface Certificate {
  /** The private key of the certificate: never leaves this machine. */
  readonly key: string;
  readonly certificate: string;
  /** The authority that signed it, for clients to trust. Its own private key is gone: it can sign nothing more. */
  readonly authority: string;
  /** SHA-256 of the certificate's public key (base64), by which Chromium can be told to believe this one and no other. */
  readonly publicKeyHash: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 60 * 60 * 1_000;

/** Days a certificate is valid; a forgotten one ends by itself. */
export const validDays = 90;

/** Makes an authority, lets it sign one certificate for these hosts, and forgets the authority's key. */
export async function createCertificate(hosts: readonly string[], now = new Date()): Promise<Certificate> {
  const [authorityKeys, keys] = [await generateKeys(), await generateKeys()];
  const common = {
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + validDays * day),
  };
  const issuer = 'CN=OAuth ecosystem, this machine only';
  const authority = await x509.X509CertificateGenerator.create({
    ...common,
    serialNumber: randomSerial(),
    subject: issuer,
    issuer,
    publicKey: authorityKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...common,
    serialNumber: randomSerial(),
    subject: `CN=${hosts[0] ?? 'localhost'}`,
    issuer,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      // RFC 9525 §6.3: clients look at these names and at no other.
      new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns', value }))),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const publicKey = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return {
    key: await exportPrivateKey(keys.privateKey),
    certificate: `${certificate.toString('pem')}\n`,
    authority: `${authority.toString('pem')}\n`,
    publicKeyHash: createHash('sha256').update(Buffer.from(publicKey)).digest('base64'),
  };
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function exportPrivateKey(key: webcrypto.CryptoKey): Promise<string> {
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

/** A positive number of 127 bits. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.toString('hex');
}
