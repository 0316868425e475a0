/** A second copy of the module, as a page has it that loads the script twice. */
declare module '*/view-counting.js?second-copy' {
  export const countView: (typeof import('../../src/widget/view-counting.js'))['countView'];
}
