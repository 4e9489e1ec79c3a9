import { describe, expect, it } from 'vitest';
import { contactChangesSchema, newContactSchema } from './contact.ts';

describe('newContactSchema', () => {
  it('refuses a NUL, which PostgreSQL cannot store', () => {
    expect(newContactSchema.safeParse({ firstName: 'a\u0000b' }).success).toBe(false);
    expect(newContactSchema.safeParse({ firstName: 'a', notes: 'a\u0000b' }).success).toBe(false);
  });

  it('refuses half a surrogate pair', () => {
    expect(newContactSchema.safeParse({ firstName: '\ud800' }).success).toBe(false);
  });

  it('refuses members it does not know, such as another owner', () => {
    expect(newContactSchema.safeParse({ firstName: 'a', owner: 'somebody' }).success).toBe(false);
  });

  it('refuses 29 February of a common year and keeps it without a year', () => {
    const on = (year?: number) =>
      newContactSchema.safeParse({ firstName: 'a', birthday: { day: 29, month: 2, ...(year && { year }) } });
    expect(on(2023).success).toBe(false);
    expect(on(2024).success).toBe(true);
    expect(on().success).toBe(true);
  });

  it('needs a first name and nothing else', () => {
    expect(newContactSchema.safeParse({ firstName: '  ' }).success).toBe(false);
    expect(newContactSchema.parse({ firstName: 'Ada' })).toEqual({
      firstName: 'Ada',
      lastName: null,
      email: null,
      phone: null,
      notes: null,
      birthday: null,
    });
  });
});

describe('contactChangesSchema', () => {
  it('leaves absent members absent', () => {
    expect(contactChangesSchema.parse({ phone: null })).toEqual({ phone: null });
  });
});
