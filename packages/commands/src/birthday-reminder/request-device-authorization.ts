/**
 * Device authorization request: this program → authorization server, POST /device/auth.
 *
 * Before: this program's name, and nothing else. After: a device code, which it keeps to itself, and a user code, which the
 * person types in on a device with a browser. Nothing has been allowed.
 * RFC 8628 §3.1 and §3.2, RFC 8707 §2.1
 */
import {
  type DeviceAuthorizationResponse,
  ResponseBodyError,
  deviceAuthorizationRequest,
  processDeviceAuthorizationResponse,
} from 'oauth4webapi';
import type { ReminderContext } from './client.ts';
import { ReminderStopped } from './reminder-stopped.ts';

/** @throws {ReminderStopped} when this client may not ask */
export async function requestDeviceAuthorization({
  authorizationServer,
  client,
  clientAuthentication,
  http,
  resource,
  scope,
}: ReminderContext): Promise<DeviceAuthorizationResponse> {
  const parameters = { scope, resource };
  const answer = await deviceAuthorizationRequest(
    authorizationServer,
    client,
    clientAuthentication,
    parameters,
    http,
  );
  try {
    return await processDeviceAuthorizationResponse(authorizationServer, client, answer);
  } catch (error) {
    if (!(error instanceof ResponseBodyError)) throw error;
    throw new ReminderStopped(`The authorization server refuses: ${error.error}.`, { cause: error });
  }
}
