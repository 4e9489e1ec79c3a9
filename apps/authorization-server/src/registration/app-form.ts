import { z } from 'zod';

/** "Register your own app", as a form sends it; what is missing is read as empty, so that the page can say so. */
export const appFormSchema = z.object({
  client_name: z.string().prefault(''),
  redirect_uri: z.string().prefault(''),
  kind: z.enum(['program', 'server']).prefault('program'),
  scope: z.union([z.string(), z.array(z.string())]).prefault([]),
});

/** What somebody has typed into the form. */
export type AppForm = z.infer<typeof appFormSchema>;

/** What the pages around the form name. */
export interface RegistrationServices {
  readonly issuer: string;
  readonly contactSaverUrl: string;
}
