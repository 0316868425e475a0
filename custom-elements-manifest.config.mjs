import {resolve} from 'node:path';
import {cemValidatorPlugin} from '@wc-toolkit/cem-validator';
import {jsDocTagsPlugin} from '@wc-toolkit/jsdoc-tags';
import {getTsProgram, typeParserPlugin} from '@wc-toolkit/type-parser';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

// the type parser tells of each type inside the elements that it does not take apart: none is in the reference
const {warn} = console;
console.warn = (...parts) => {
  if (!parts.join(' ').includes('[type-parser] - Skipped parsing type')) warn(...parts);
};

const built = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** The define modules call a guarded helper, which the analyzer does not follow: the tag is the folder's name. */
function definitions() {
  return {
    name: 'definitions',
    packageLinkPhase({customElementsManifest}) {
      for (const module of customElementsManifest.modules) {
        const [, name, file] = /^src\/elements\/([^/]+)\/([^/]+)\.ts$/.exec(module.path) ?? [];
        const className = name?.replace(/(?:^|-)([a-z])/g, (_match, letter) => letter.toUpperCase());
        const element = name === file && module.declarations.find((declaration) => declaration.name === className);
        // a base class is no element of its own
        for (const declaration of module.declarations) if (declaration !== element) delete declaration.customElement;
        if (!element) continue;
        element.tagName = name;
        element.customElement = true;
        module.exports.push({
          kind: 'custom-element-definition',
          name,
          declaration: {name: element.name, module: module.path},
        });
      }
    },
  };
}

/** Private and static members are no part of the reference; modules are named as they are published. */
function published() {
  return {
    name: 'published',
    packageLinkPhase({customElementsManifest}) {
      const visit = (node) => {
        if (Array.isArray(node)) return node.forEach(visit);
        if (!node || typeof node !== 'object') return undefined;
        if (Array.isArray(node.members)) {
          const inner = node.members.filter(({privacy}) => privacy === 'private').map(({name}) => name);
          node.attributes = node.attributes?.filter(({fieldName}) => !inner.includes(fieldName));
          node.members = node.members.filter(
            (member) =>
              !member.static && !['private', 'protected'].includes(member.privacy) && !member.name.startsWith('#'),
          );
        }
        // the analyzer also lists the events it finds in the code, without their name where that stands in a class
        if (Array.isArray(node.events)) {
          const described = node.events.filter(({description}) => description).map(({type}) => type?.text);
          node.events = node.events.filter(
            ({name, description, type}) => name && (description || !described.includes(type?.text)),
          );
        }
        for (const [key, value] of Object.entries(node)) {
          if ((key === 'path' || key === 'module') && typeof value === 'string')
            node[key] = built(value.replace(/^\//, ''));
          else visit(value);
        }
        return undefined;
      };
      visit(customElementsManifest.modules);
    },
  };
}

export default {
  globs: ['src/elements/*/*.ts', 'src/widget/widget-element.ts'],
  exclude: ['src/elements/*/define.ts', 'src/elements/**/*.styles.ts'],
  litelement: true,
  outdir: '.',
  packagejson: false,
  overrideModuleCreation({ts, globs}) {
    const program = getTsProgram(ts, globs, 'tsconfig.build.json');
    const wanted = new Set(globs.map((path) => resolve(path)));
    return program.getSourceFiles().filter((file) => wanted.delete(resolve(file.fileName)));
  },
  plugins: [
    definitions(),
    typeParserPlugin(),
    jsDocTagsPlugin({tags: {since: {}}}),
    published(),
    cemValidatorPlugin({
      packageJsonPath: './package.json',
      cemFileName: 'custom-elements.json',
      rules: {manifest: {exportTypes: 'off', schemaVersion: 'off', definitionPath: 'off'}},
    }),
    customElementVsCodePlugin({outdir: `${process.env.DANVAN_DIST ?? 'dist'}/editors`, typesSrc: 'parsedType'}),
  ],
};
