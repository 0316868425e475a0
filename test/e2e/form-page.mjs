/** Fills in the form of a page and presses «Gửi». */
export async function send(page, message) {
  await page.$eval(
    'feedback-form',
    (form, text) => {
      const root = form.shadowRoot;
      const type = (id, value) => {
        const field = root.querySelector(id);
        field.value = value;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      };
      root.querySelector('#topic input').click();
      type('#message', text);
      type('#name', 'Người gửi thử');
      root.querySelector('#consent').click();
      root.querySelector('button[type=submit]').click();
    },
    message,
  );
}

/** Waits for something in the form. Looks by the clock: a tab in the background draws no frames. */
export const shows = (page, selector, timeout = 30_000) =>
  page.waitForFunction(
    (wanted) => document.querySelector('feedback-form').shadowRoot.querySelector(wanted)?.textContent.trim(),
    {polling: 100, timeout},
    selector,
  );

/** The code of the receipt that the form shows, once it does. */
export const receiptIn = async (page, timeout) => (await shows(page, '.receipt', timeout)).jsonValue();

/** Waits until the form has fetched what it sends with, which it does as soon as it is drawn; a prompt needs less. */
export const hasCodeToSend = (page, files = ['feedback-form-submit-', 'outbox-']) =>
  page.waitForFunction(
    (wanted) =>
      wanted.every((file) =>
        performance.getEntriesByType('resource').some(({name, responseEnd}) => name.includes(file) && responseEnd > 0),
      ),
    {polling: 100},
    files,
  );
