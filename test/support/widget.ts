type Root = Element | ShadowRoot;

const rootOf = (element: Root): Root => (element instanceof Element ? (element.shadowRoot ?? element) : element);

/** Every part of a widget (or of an element within one) that a selector finds. */
export function all<Part extends Element = HTMLElement>(element: Root, selector: string): Part[] {
  return [...rootOf(element).querySelectorAll<Part>(selector)];
}

/** The first part that a selector finds; a test that expects one fails when there is none. */
export function one<Part extends Element = HTMLElement>(element: Root, selector: string): Part {
  const part = rootOf(element).querySelector<Part>(selector);
  if (!part) throw new Error(`nothing is ${selector}`);
  return part;
}

/** What a widget says, as one line. */
export function shadowText(element: Element): string {
  return (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Waits until a widget has drawn a state, or until what is expected of it holds. */
export async function drawn(widget: HTMLElement, expected: string | (() => boolean)): Promise<void> {
  const holds = typeof expected === 'string' ? () => widget.dataset['state'] === expected : expected;
  const deadline = performance.now() + 12_000;
  while (!holds()) {
    if (performance.now() > deadline) {
      throw new Error(`never drawn: ${String(expected)} (${widget.dataset['state'] ?? 'no state'})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if ('updateComplete' in widget) await widget.updateComplete;
}
