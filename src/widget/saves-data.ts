/** Whether the reader asked sites to send little: pictures that only adorn a title are then left out. */
export function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  const isAsked = connection instanceof Object && Reflect.get(connection, 'saveData') === true;
  return isAsked || matchMedia('(prefers-reduced-data: reduce)').matches;
}
