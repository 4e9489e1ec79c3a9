import { z } from 'zod';

/** A public base URL without path, query or trailing slash: the string other parties compare. */
export const publicUrl = z.url({ protocol: /^https?$/ }).refine(isOrigin, {
  message: 'expected an origin such as http://localhost:3000, without a trailing slash',
});

/** `host:port` of the machine a server-to-server call is carried to; the URL, `Host` and `iss` stay public. */
export const connectTo = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+):\d{1,5}$/i, 'expected host:port')
  .optional();

/** A PostgreSQL connection URL. */
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** A Redis connection URL; absent where there is no Redis. */
export const redisUrl = z.url({ protocol: /^rediss?$/ }).optional();

/** `on` or `off`, as a boolean. */
export const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Whether the lab (demo people, recorder, inspector) is on; `npm start` and compose switch it on. */
export const lab = onOff.prefault('off');

/** The key that all recorders share, to give equal values equal names. */
export const fingerprintKey = z.string().min(32).optional();

/** A positive whole number of seconds. */
export const seconds = z.coerce.number().int().positive();

/** An ISO 8601 instant that fixes the calendar birthdays are counted from; token time stays real. */
export const labNow = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .optional();

/** Comma-separated secrets, the one in use first, the others accepted; each at least 32 characters. */
export const secretList = z
  .string()
  .transform((value) => value.split(','))
  .pipe(z.array(z.string().min(32, 'expected secrets of at least 32 characters')).nonempty());

/** The port to listen on, where it is not the public URL's: behind a proxy, or as a second replica. */
export const listenPort = z.coerce.number().int().min(1).max(65_535).optional();

/** The port a public URL names, or its scheme's default. */
export function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
