import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from '../http/logger.ts';
import { sendProblem } from '../problem/send-problem.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import type { ProtectedRequest } from './access-token.guard.ts';
import { resourceMetadataUrl } from './audience.ts';
import { type AccessTokenDecision, decisions } from './decisions.ts';
import { AccessTokenError, InsufficientScopeError } from './errors.ts';
import { proofAlgorithm } from './verify-dpop-proof.ts';

const details = {
  invalid_request: 'The access token must come in the Authorization header, once.',
  invalid_token:
    'The access token is not valid here: expired, revoked, malformed, or meant for somebody else.',
  invalid_dpop_proof: 'The access token is bound to a key, and the proof of that key is missing or wrong.',
  insufficient_scope: 'The access token does not hold the scope that this needs.',
} as const;

/** Turns a refusal into status and challenge (RFC 6750 §3, RFC 9449 §7.1), and says where to get a token (RFC 9728 §5.1). */
@Catch(AccessTokenError)
export class BearerChallengeFilter implements ExceptionFilter<AccessTokenError> {
  readonly #settings: Settings;
  readonly #logger: Logger;

  constructor(@Inject(SETTINGS) settings: Settings, @Inject(LOGGER) logger: Logger) {
    this.#settings = settings;
    this.#logger = logger;
  }

  catch(error: AccessTokenError, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<ProtectedRequest>();
    const { code, status } = error;
    if (code !== undefined) this.#logger.info({ code, reason: error.message }, 'access token refused');
    decisions.publish({ refusal: error } satisfies AccessTokenDecision);
    response.setHeader('WWW-Authenticate', this.#challenges(error, request).join(', '));
    sendProblem(response, {
      status,
      title: code ?? 'access token needed',
      ...(code !== undefined && { detail: details[code] }),
    });
  }

  #challenges(error: AccessTokenError, request: ProtectedRequest): string[] {
    const { audience = 'api' } = request;
    const parameters = {
      // RFC 6750 §3.1: no error code when the request carried no token at all.
      ...(error.code !== undefined && { error: error.code, error_description: details[error.code] }),
      ...(error instanceof InsufficientScopeError && { scope: error.scope }),
      resource_metadata: resourceMetadataUrl(audience, this.#settings.publicUrl),
    };
    const list = Object.entries(parameters)
      .map(([name, value]) => `${name}="${value}"`)
      .join(', ');
    // RFC 9449 §7.1: who comes with a key is answered in that scheme, and told by which algorithms to prove it.
    const dpop = `DPoP algs="${proofAlgorithm}", ${list}`;
    if (/^dpop(?: |$)/i.test(request.get('authorization') ?? '')) return [dpop];
    // RFC 9449 §7.2, RFC 9110 §11.6.1: who comes with nothing is told of both ways.
    return error.code === undefined ? [`Bearer ${list}`, dpop] : [`Bearer ${list}`];
  }
}
