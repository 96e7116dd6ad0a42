import type { ServerResponse } from 'node:http';

/** What every answer says, whatever it is. Pages bring their own content policy; answers without one may load nothing. */
export function setSecurityHeaders(response: ServerResponse, isHttps: boolean): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (isHttps) response.setHeader('strict-transport-security', 'max-age=31536000');
}
