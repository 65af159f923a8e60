import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';
import { pagesWithFigures, withFigures } from './marked-figures.mjs';

// `npm run docs:figures`, after `npm run bench`: writes the measured figures into the pages.
for (const { file, text } of pagesWithFigures()) {
  const updated = withFigures(text);
  if (updated !== text) {
    writeFileSync(join(root, file), updated);
    console.log(file);
  }
}
