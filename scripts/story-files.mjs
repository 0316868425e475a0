import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './run.mjs';

const PATH = '/virtual/story-files.js';

/** Lets tests import all stories, by the name of their file, as `virtual:story-files`. */
export const storyFiles = () => ({
  name: 'story-files',
  resolveImport: ({source}) => (source === 'virtual:story-files' ? PATH : undefined),
  serve({path}) {
    if (path !== PATH) return undefined;
    const files = readdirSync(join(root, 'stories')).filter((file) => file.endsWith('.stories.ts'));
    const imports = files.map((file, i) => `import * as all${i} from '/stories/${file}';`);
    const entries = files.map((file, i) => {
      const name = JSON.stringify(file.replace('.stories.ts', ''));
      return `${name}: (({default: meta, ...stories}) => ({meta, stories}))(all${i})`;
    });
    return {body: `${imports.join('\n')}\nexport default {${entries.join(', ')}};\n`, type: 'js'};
  },
});
