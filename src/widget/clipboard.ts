function focusedElement(): HTMLElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : undefined;
}

/** Pages on plain http have no clipboard; there a selection is copied, as scripts did before. */
function copySelection(text: string): boolean {
  const page: {execCommand(command: 'copy'): boolean} = document;
  const box = document.createElement('textarea');
  box.value = text;
  box.style.position = 'fixed';
  box.setAttribute('aria-hidden', 'true');
  const focused = focusedElement();
  document.body.append(box);
  box.select();
  try {
    return page.execCommand('copy');
  } catch {
    return false;
  } finally {
    box.replaceWith();
    focused?.focus({preventScroll: true});
  }
}

/** Copies a text; tells whether the browser did. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}
