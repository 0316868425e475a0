const DAY = new Intl.DateTimeFormat('vi', {dateStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh'});
const MOMENT = new Intl.DateTimeFormat('vi', {dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh'});

/** `31/12/2026`, the day in Vietnam. */
export function dayInWords(moment: Date): string {
  return DAY.format(moment);
}

/** `08:55 31/12/2026` in Vietnamese time. */
export function momentInWords(moment: Date): string {
  return MOMENT.format(moment);
}
