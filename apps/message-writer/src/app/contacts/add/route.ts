import { contactSchema, newContactSchema } from '@ecosystem/types/contact';
import { callContactSaver } from '../../../contact-saver/call-contact-saver.ts';
import { answerProblem } from '../../../http/answer-problem.tsx';
import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { withParameters } from '../../../http/return-to.ts';
import { InsufficientScopeError } from '../../../oauth/errors.ts';
import { findSession } from '../../../session/session.ts';

/** "Add to ContactSaver": without `contacts.write` the answer is 403, and the page offers the step-up. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const connection = (await findSession())?.connection;
  if (!connection) return seeOther('/contacts');
  const { firstName, date = '', email } = form.fields;
  const typed = { firstName, date, email };
  const [, month, day] = date.split('-').map(Number);
  const contact = newContactSchema.safeParse({ firstName, email: email || null, birthday: { month, day } });
  if (!contact.success) {
    return seeOther(withParameters('/contacts', { problem: 'yes', ...typed }));
  }
  try {
    await callContactSaver(connection, {
      method: 'POST',
      path: '/contacts',
      json: contact.data,
      answer: contactSchema,
    });
    return seeOther('/contacts?added=yes');
  } catch (error) {
    if (error instanceof InsufficientScopeError) {
      return seeOther(withParameters('/contacts', { needs: 'contacts.write', ...typed }));
    }
    return answerProblem(error);
  }
}
