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

/** Gives the reader a file, under the name given. */
export function saveFile(file: Blob, fileName: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // the browser reads the file after this task
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Gives the reader a text as a file. The mark at its start lets old editors know the encoding. */
export function saveText(text: string, fileName: string): void {
  saveFile(new Blob(['\uFEFF', text], {type: 'text/plain;charset=utf-8'}), fileName);
}
