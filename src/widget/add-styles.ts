import {adoptStyles, type CSSResult, supportsAdoptingStyleSheets} from 'lit';

/** Gives an element the styles of a part that came on demand, after those it has. */
export function addStyles(root: Node, ...styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  adoptStyles(root, supportsAdoptingStyleSheets ? [...root.adoptedStyleSheets, ...styles] : [...styles]);
}
