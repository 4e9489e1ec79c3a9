import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(import.meta.dirname, '../..');

const config: NextConfig = {
  distDir: process.env['MESSAGE_WRITER_BUILD'] ?? '.next',
  output: 'standalone',
  outputFileTracingRoot: root,
  outputFileTracingIncludes: { '/readyz': ['../../prisma/message-writer/migrations/**'] },
  turbopack: { root },
  // Types are checked by npm test, for all packages at once.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@ecosystem/prisma', 'pino'],
};

export default config;
