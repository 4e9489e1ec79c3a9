import { SetMetadata } from '@nestjs/common';

export const FORMS = Symbol('forms');

/** For the pages of the web app: their bodies are forms, and never JSON. */
export const AcceptsForms = () => SetMetadata(FORMS, true);
