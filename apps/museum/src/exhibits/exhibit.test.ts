import { expect, it } from 'vitest';
import { failed, titleOf } from './exhibit.ts';

it.each([[[200]], [[200, 204]]])('says that it worked when the answers are %j', (statuses) => {
  expect(
    titleOf(
      'It works',
      statuses.map((status) => ({ status })),
    ),
  ).toBe('It works');
});

it.each([[[401]], [[200, 403]], [[500, 200]], [[303]]])('claims nothing of the answers %j', (statuses) => {
  expect(
    titleOf(
      'It works',
      statuses.map((status) => ({ status })),
    ),
  ).toBe(failed);
});
