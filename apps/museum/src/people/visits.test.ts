import { describe, expect, it } from 'vitest';
import { refusePassword } from './accept-password.ts';
import { Visits } from './visits.ts';

describe('Visits', () => {
  it('gives each visit a person of its own, who signs in with that password and no other', () => {
    const visits = new Visits();
    const { person } = visits.begin('implicit');
    const { person: other } = visits.begin('implicit');
    expect(other.email).not.toBe(person.email);
    expect(visits.signIn(person.email, person.password)).toBe(person);
    expect(visits.signIn(person.email, `${person.password}0`)).toBeUndefined();
    expect(visits.signIn(undefined, undefined)).toBeUndefined();
  });

  it('knows a visit at its own exhibit only', () => {
    const visits = new Visits();
    const visit = visits.begin('implicit');
    expect(visits.find(visit.id, 'implicit')).toBe(visit);
    expect(visits.find(visit.id, 'password-grant')).toBeUndefined();
    expect(visits.find(undefined, 'implicit')).toBeUndefined();
  });

  it('forgets the oldest visits, and their people with them', () => {
    const visits = new Visits();
    const first = visits.begin('implicit');
    for (let count = 0; count < 200; count += 1) visits.begin('implicit');
    expect(visits.find(first.id, 'implicit')).toBeUndefined();
    expect(visits.signIn(first.person.email, first.person.password)).toBeUndefined();
  });
});

describe('refusePassword', () => {
  const { person } = new Visits().begin('password-grant');

  it('takes the exhibit’s own', () => expect(refusePassword(person.password, person)).toBeUndefined());

  it('says so when it is the real lab’s', () => {
    expect(refusePassword('correct horse battery staple', person)).toContain('the password of the real lab');
  });

  it.each([undefined, '', ' ', ['museum-only-1000'], 'hunter2'])('throws %j away', (typed) => {
    expect(refusePassword(typed, person)).toContain('not the exhibit’s password');
  });
});
