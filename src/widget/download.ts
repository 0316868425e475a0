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
