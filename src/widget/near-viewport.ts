/** Far enough ahead that data is there when a reader scrolls at an ordinary pace. */
const MARGIN = '400px 0px';

/**
 * Calls back once, when the element first comes near the visible part of the page, so that what nobody scrolls to costs no
 * request. A page in the background has no visible part.
 *
 * @param margin how near, as `rootMargin` has it
 * @returns a function that stops waiting
 */
export function whenNear(element: Element, callback: () => void, margin = MARGIN): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    callback();
    return () => undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    {rootMargin: margin},
  );
  observer.observe(element);
  return () => observer.disconnect();
}
