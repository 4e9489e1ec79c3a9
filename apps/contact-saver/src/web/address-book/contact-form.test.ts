import { newContactSchema } from '@ecosystem/types/contact';
import { describe, expect, it } from 'vitest';
import { fieldErrors, fieldsOf, readFields, toJson } from './contact-form.ts';

const filled = (values: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return toJson(readFields(form));
};

describe('a contact form', () => {
  it('that is empty says so, and the API refuses it', () => {
    expect(filled({})).toEqual({
      firstName: '',
      lastName: null,
      email: null,
      phone: null,
      notes: null,
      birthday: null,
    });
    expect(newContactSchema.safeParse(filled({})).success).toBe(false);
  });

  it.each([
    [{ day: '31' }, 'half a birthday'],
    [{ year: '1984' }, 'a year alone'],
    [{ day: '30', month: '2' }, 'a day that does not exist'],
    [{ day: 'x', month: 'y' }, 'no numbers'],
    [{ day: '1', month: '1', year: '84' }, 'a short year'],
  ])('with %o, %s, is sent as it is, and the API refuses it', (values, _title) => {
    const result = newContactSchema.safeParse(filled({ firstName: 'Ada', ...values }));
    expect(result.error?.issues[0]?.path[0]).toBe('birthday');
  });

  it('sends no field that it does not have', () => {
    expect(filled({ firstName: 'Ada', ownerSubject: 'eve', id: '1' })).not.toHaveProperty('ownerSubject');
  });

  it('shows what is kept, and sends it back unchanged', () => {
    const contact = {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.org',
      phone: '1',
      notes: 'one\ntwo',
      birthday: { day: 29, month: 2 },
    };
    expect(toJson(fieldsOf({ ...contact, id: 'x' }))).toEqual(contact);
  });

  it('has words for every field that can be refused', () => {
    expect(Object.keys(fieldErrors).toSorted()).toEqual(Object.keys(newContactSchema.shape).toSorted());
  });
});
