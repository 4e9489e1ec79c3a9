import type { Lesson } from './lesson.ts';
import { audiences } from './lessons/audiences.ts';
import { browserApp } from './lessons/browser-app.ts';
import { mainStory } from './lessons/main-story.ts';
import { museumLessons } from './lessons/museum.ts';
import { otherClients } from './lessons/other-clients.ts';
import { tokenLife } from './lessons/token-life.ts';

/** Every lesson, in the order in which they build on each other. A progress code counts them: new ones go to the end. */
export const lessons: readonly Lesson[] = [
  ...mainStory,
  ...tokenLife,
  ...audiences,
  ...otherClients,
  ...museumLessons,
  ...browserApp,
];
