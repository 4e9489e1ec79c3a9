import { describe, expect, it } from 'vitest';
import { describeMessage, messageIds, routes } from './messages.ts';
import { nameMessage } from './name-message.ts';

describe('nameMessage', () => {
  it.each([
    ['GET', '/unknown', 'page'],
    ['HEAD', '/', 'page'],
    ['POST', '/unknown', 'other'],
    ['DELETE', '/', 'other'],
    ['GET', '/oauth/connect', 'page'],
    ['GET', '/oauth/callback/', 'page'],
    ['GET', '//', 'page'],
    ['GET', '', 'page'],
    ['__proto__', '/constructor', 'other'],
  ])('calls %s %j at MessageWriter "%s"', (method, path, name) => {
    expect(nameMessage({ method, path, to: 'message-writer' })).toBe(name);
  });

  it('does not take a message for one of another party', () => {
    expect(nameMessage({ method: 'POST', path: '/token', to: 'contact-saver' })).toBe('other');
    expect(nameMessage({ method: 'GET', path: '/', to: 'authorization-server' })).toBe('page');
  });

  it('wants an id where one belongs', () => {
    expect(nameMessage({ method: 'GET', path: '/interaction/', to: 'authorization-server' })).toBe('page');
    expect(nameMessage({ method: 'GET', path: '/auth/id/more', to: 'authorization-server' })).toBe('page');
  });

  it('tells a refresh request from a token request by the grant type', () => {
    const named = (query?: string) =>
      nameMessage({
        method: 'POST',
        path: '/token',
        to: 'authorization-server',
        ...(query !== undefined && { form: new URLSearchParams(query) }),
      });
    expect(named('grant_type=refresh_token')).toBe('refresh-request');
    expect(named('grant_type=authorization_code')).toBe('token-request');
    expect(named('grant_type=refresh_token2')).toBe('token-request');
    expect(named()).toBe('token-request');
  });

  it.each(routes.map((route) => [route.message, route] as const))('knows the %s', (message, route) => {
    const method = route.method === '*' ? 'PATCH' : route.method;
    const form = new URLSearchParams(route.field && [[...route.field]]);
    expect(nameMessage({ method, path: route.path.replace(':id', 'x'), to: route.to, form })).toBe(message);
  });

  it('has a route for every message but those that are not recognised by one', () => {
    const routed = new Set(routes.map(({ message }) => message));
    expect(messageIds.filter((id) => !routed.has(id))).toEqual(['page', 'other']);
  });
});

describe('describeMessage', () => {
  it.each(messageIds)('has a title for %s, and a section for all that a specification names', (id) => {
    const { title, section, source } = describeMessage(id);
    expect(title).not.toBe('');
    if (!['landing-page', 'page', 'other'].includes(id))
      expect(section).toMatch(/^(RFC \d{4}|OIDC [\w-]+).* §[\d.]+$/);
    if (!['page', 'other'].includes(id)) expect(source).toMatch(/^(?:apps|packages)\/[\w/.-]+\.tsx?$/);
  });
});
