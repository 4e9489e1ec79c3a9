import { openHeaders, openNames, secretKinds } from '@ecosystem/flow-recorder/redact/allow-list';
import { describe, expect, it } from 'vitest';
import { explainClaim, explainError, explainHeader, explainParameter, explainScope } from './explain.ts';

describe('explainParameter', () => {
  it('knows every name whose value the recorder shows or follows', () => {
    const names = [...openNames, ...Object.keys(secretKinds), 'password', 'client_secret'];
    expect(names.filter((name) => !explainParameter(name))).toEqual([]);
  });

  it('tells what was asked for from what was granted', () => {
    const asked = explainParameter('scope', { message: 'authorization-request', side: 'request' });
    const granted = explainParameter('scope', { message: 'token-request', side: 'response' });
    expect([asked?.madeBy, granted?.madeBy]).toEqual(['message-writer', 'authorization-server']);
  });

  it('tells your own e-mail address from a contact’s', () => {
    const own = explainParameter('email', { message: 'sign-in', side: 'request' });
    const contact = explainParameter('email', { message: 'protected-resource-request', side: 'response' });
    const claim = explainParameter('email', { message: 'userinfo-request', side: 'response' });
    expect(own?.check).toBe('password');
    expect(contact?.madeBy).toBe('contact-saver');
    expect(claim).toBe(explainClaim('email'));
  });

  it('finds claims in the answers that consist of them', () => {
    const subject = explainParameter('sub', { message: 'userinfo-request', side: 'response' });
    const audience = explainParameter('aud', { message: 'introspection-request', side: 'response' });
    expect(subject?.check).toBe('userinfo-subject');
    expect(audience?.check).toBe('introspected-audience');
  });

  it('finds a name in its general meaning where the message does not know it', () => {
    expect(explainParameter('client_id', { message: 'page', side: 'request' })?.check).toBe(
      'client-registered',
    );
  });

  it.each(['constructor', '__proto__', 'toString', '', 'unheard_of'])('knows nothing about %j', (name) => {
    expect(explainParameter(name)).toBeUndefined();
    expect(explainParameter(name, { message: 'token-request', side: 'request' })).toBeUndefined();
  });
});

describe('explainHeader', () => {
  it('knows every header whose value the recorder shows', () => {
    const known = ['authorization', 'cookie', 'location', 'referer', 'set-cookie', ...openHeaders];
    expect(known.filter((name) => !explainHeader(name))).toEqual([]);
  });

  it('does not care about case', () => {
    expect(explainHeader('WWW-Authenticate')).toBe(explainHeader('www-authenticate'));
  });

  it('knows families by the beginning of the name', () => {
    expect(explainHeader('Sec-CH-UA-Full-Version-List')).toBe(explainHeader('sec-ch-ua'));
    expect(explainHeader('access-control-allow-private-network')).toBe(
      explainHeader('access-control-allow-origin'),
    );
  });

  it('tells a client’s secret from an access token', () => {
    expect(explainHeader('Authorization', 'token-request')?.check).toBe('client-authentication');
    expect(explainHeader('Authorization', 'userinfo-request')?.check).toBe('userinfo-token');
    expect(explainHeader('Authorization', 'protected-resource-request')?.check).toBe('bearer');
  });

  it.each(['constructor', '', 'x-unheard-of'])('knows nothing about %j', (name) => {
    expect(explainHeader(name)).toBeUndefined();
  });
});

describe('explainClaim', () => {
  it('says who checks it: the client its ID token, the API its access token', () => {
    expect(explainClaim('aud', 'id_token')?.checkedBy).toBe('message-writer');
    expect(explainClaim('aud', 'access_token')?.checkedBy).toBe('contact-saver');
  });

  it('takes what is the same in both from one place', () => {
    expect(explainClaim('nbf', 'access_token')).toBe(explainClaim('nbf'));
    expect(explainClaim('constructor')).toBeUndefined();
  });
});

describe('explainScope and explainError', () => {
  it('know every scope that MessageWriter asks for', () => {
    const asked = 'openid profile email birthdays.read contacts.read contacts.write offline_access'.split(
      ' ',
    );
    expect(asked.filter((scope) => !explainScope(scope))).toEqual([]);
  });

  it('know the errors of authorization, token and API requests', () => {
    const codes = ['access_denied', 'invalid_grant', 'invalid_target', 'invalid_token', 'insufficient_scope'];
    expect(codes.filter((code) => !explainError(code))).toEqual([]);
    expect(explainError('toString')).toBeUndefined();
  });
});
