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
  // Files of the build do not pass through proxy.ts, and where they will be served is not known while they are built.
  headers: async () => [
    {
      source: '/_next/static/:file*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }],
    },
  ],
};

export default config;
