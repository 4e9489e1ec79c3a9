/** Of every answer that is data and no page. RFC 9700 §4.16: what is recorded is nobody's to show in a frame. */
export const dataHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const;
