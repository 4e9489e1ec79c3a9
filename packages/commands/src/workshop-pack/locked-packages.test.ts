import { describe, expect, it } from 'vitest';
import { lockedPackages } from './locked-packages.ts';

const lock = (packages: object) => JSON.stringify({ packages });

describe('lockedPackages', () => {
  it('names every installed package once, wherever it lies', () => {
    const packages = {
      '': { version: '1.0.0' },
      'apps/one': { name: '@ecosystem/one', version: '0.1.0' },
      'node_modules/@ecosystem/one': { link: true },
      'node_modules/koa': { version: '3.0.0' },
      'node_modules/@scope/name': { version: '2.0.0' },
      'node_modules/koa/node_modules/debug': { version: '4.0.0' },
      'node_modules/other/node_modules/debug': { version: '4.0.0' },
      'node_modules/alias': { name: 'real-name', version: '5.0.0' },
    };
    expect(lockedPackages(lock(packages))).toEqual([
      'koa@3.0.0',
      '@scope/name@2.0.0',
      'debug@4.0.0',
      'real-name@5.0.0',
    ]);
  });

  it('takes what other machines need along, and leaves out what nobody brings', () => {
    const packages = {
      'node_modules/mac': { version: '1.0.0', os: ['darwin'], cpu: ['arm64'] },
      'node_modules/windows': { version: '1.0.0', os: ['win32'], cpu: ['x64'] },
      'node_modules/not-windows': { version: '1.0.0', os: ['!win32'] },
      'node_modules/router': { version: '1.0.0', os: ['linux'], cpu: ['mips'] },
      'node_modules/musl': { version: '1.0.0', os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      'node_modules/bsd': { version: '1.0.0', os: ['freebsd'] },
    };
    expect(lockedPackages(lock(packages))).toEqual(['mac@1.0.0', 'windows@1.0.0', 'not-windows@1.0.0']);
  });
});
