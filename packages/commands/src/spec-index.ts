import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readParameters } from './parameters.ts';
import { collectCitations } from './spec-index/collect-citations.ts';
import { renderIndex } from './spec-index/render-index.ts';
import { root } from './workspace.ts';

/** `npm run spec-index`: writes docs/spec-index.md from the citations in the sources. */
readParameters('npm run spec-index', {});
writeFileSync(path.join(root, 'docs/spec-index.md'), renderIndex(collectCitations()));
