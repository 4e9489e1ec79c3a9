/** Anything of the form of a signed JWT (RFC 7519 §3): nothing like this is ever kept whole. */
export const jwtPattern = /(?<![\w-])e(?:[wy][\w-]+|30)\.[\w-]+\.[\w-]*/;

/** Header and payload of a JWT, unverified, or undefined when it is none. */
export function decodeJwt(
  jwt: string,
): { header: Record<string, unknown>; payload: Record<string, unknown> } | undefined {
  const [header, payload, signature, ...rest] = jwt.split('.');
  if (signature === undefined || rest.length > 0) return undefined;
  const parts = [parsePart(header), parsePart(payload)];
  return parts[0] && parts[1] ? { header: parts[0], payload: parts[1] } : undefined;
}

function parsePart(part = ''): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
