const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = new Intl.DateTimeFormat('vi', {day: 'numeric', month: 'numeric', year: 'numeric', timeZone: ZONE});
const TIME = new Intl.DateTimeFormat('vi', {hour: '2-digit', minute: '2-digit', timeZone: ZONE});

/** `31/12/2026`, the day in Vietnam. */
export function dayInWords(moment: Date): string {
  return DAY.format(moment);
}

/** `08:55 31/12/2026` in Vietnamese time. */
export function momentInWords(moment: Date): string {
  return `${TIME.format(moment)} ${DAY.format(moment)}`;
}
