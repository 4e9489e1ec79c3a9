import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  createParamDecorator,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../../settings.ts';
import { SignInError } from '../sign-in/errors.ts';
import type { WebRequest } from '../web-request.ts';
import { readBrowserId } from './browser-cookie.ts';
import { type WebSession, WebSessions } from './web-sessions.ts';

/** Finds out whose browser it is; whoever is not signed in goes on as nobody. */
@Injectable()
export class BrowserGuard implements CanActivate {
  readonly #settings: Settings;
  readonly #sessions: WebSessions;

  constructor(@Inject(SETTINGS) settings: Settings, sessions: WebSessions) {
    this.#settings = settings;
    this.#sessions = sessions;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const browserId = readBrowserId(request, this.#settings.publicUrl);
    if (browserId === undefined) return true;
    request.browserId = browserId;
    const session = await this.#sessions.find(browserId);
    if (session) request.webSession = session;
    return true;
  }
}

/** For pages that only somebody who is signed in can see. */
@Injectable()
export class SessionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { webSession } = context.switchToHttp().getRequest<WebRequest>();
    if (!webSession) throw new SignInError('ended', 'no session');
    return true;
  }
}

/** The session of a request that `SessionGuard` let through. */
export const CurrentSession = createParamDecorator(
  (_data: unknown, context: ExecutionContext): WebSession | undefined =>
    context.switchToHttp().getRequest<WebRequest>().webSession,
);
