const {dirname, resolve} = require('node:path');

/** Where a module stands that is named by its compiled name: resolves for eslint-plugin-boundaries, by the path alone. */
module.exports = {
  interfaceVersion: 2,
  resolve(specifier, file) {
    if (!specifier.startsWith('.')) return {found: false};
    const path = resolve(dirname(file), specifier.replace(/[?#].*$/, ''));
    return {found: true, path: path.replace(/\.js$/, '.ts')};
  },
};
