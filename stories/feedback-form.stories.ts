import type {Meta, StoryObj} from '@storybook/web-components';
import {pageOutbox} from '../src/api/outbox/outbox.js';
import {newRecord, refusedRecord, sentRecord, type OutboxRecord} from '../src/api/outbox/record.js';
import {openRecordStore} from '../src/api/outbox/storage.js';
import '../src/elements/feedback-form/define.js';
import {REFERENCE} from '../test/support/fake-api/answers.js';
import {fakeApi, TRIGGERS} from '../test/support/fake-api/index.js';
import {make, statesOf, type WidgetArgs} from './support/widget-story.js';

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/feedback-form',
  component: 'feedback-form',
  tags: ['autodocs'],
};
export default meta;

const stories = statesOf('feedback-form', {unit: 'khanh-hoa', form: 'gop-y'});

/** Nội dung đã tải xong. */
export const Default = stories.Default;
/** Đang tải: khung chờ cao bằng nội dung sắp hiện. */
export const Loading = stories.Loading;
/** Máy chủ trả lời, nhưng không có gì để hiển thị. */
export const Empty = stories.Empty;
/** Không tải được: nói rõ lý do, cho thử lại, và hiện liên kết dự phòng của trang. */
export const Failed = stories.Failed;
/** Máy chủ gián đoạn: hiển thị bản tải được gần nhất kèm thời điểm. */
export const Stale = stories.Stale;
/** Chữ dài hơn mọi chỗ dành sẵn. */
export const LongContent = stories.LongContent;

type Steps = (form: HTMLElement, part: (selector: string) => Promise<HTMLElement>) => Promise<void>;

/** Finds a part of the form as soon as it is drawn. */
async function drawnPart(form: HTMLElement, selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = form.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function type(box: HTMLElement, text: string): void {
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) box.value = text;
  box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

/** The form after a reader did something with it; `left` is what an earlier page left on the device. */
const afterSteps = (args: WidgetArgs, steps: Steps, left: readonly OutboxRecord[] = []): StoryObj<WidgetArgs> => ({
  args,
  loaders: [
    async () => {
      await pageOutbox().eraseAll();
      for (const record of left) await openRecordStore().put(record);
      return {};
    },
  ],
  render: (given) => make('feedback-form', given, fakeApi('default')),
  play: async ({canvasElement}) => {
    const form = canvasElement.querySelector<HTMLElement>('feedback-form');
    if (form) await steps(form, (selector) => drawnPart(form, selector));
  },
});

const FORM_ARGS = {unit: 'khanh-hoa', form: 'gop-y', 'no-draft': true};

const sentWith =
  (message: string, end: string): Steps =>
  async (_form, part) => {
    (await part('#topic input')).click();
    type(await part('#message'), message);
    type(await part('#name'), 'Nguyễn Thị Mẫu');
    (await part('#consent')).click();
    (await part('button[type=submit]')).click();
    await part(end);
  };

/** Đã gửi: mã tiếp nhận và mã bí mật để tra cứu. */
export const Sent = afterSteps(FORM_ARGS, sentWith('Đề nghị công khai lịch tiếp công dân.', '.secret'));

/** Đang chờ mạng: nội dung được giữ trên máy và tự gửi sau. */
export const Waiting = afterSteps(FORM_ARGS, sentWith(`Mất mạng giữa chừng. ${TRIGGERS.fail}`, '.panel.waiting'));

/** Cần sửa: lý do của máy chủ hiện ở đầu biểu mẫu và ngay tại từng ô. */
export const Refused = afterSteps(FORM_ARGS, sentWith(`Nội dung ${TRIGGERS.refuse}`, '.faults'));

const EARLIER = newRecord(new URL(fakeApi('default')), {
  form: 'gop-y',
  unit: 'khanh-hoa',
  topic: 'gop-y',
  message: 'Đề nghị công khai lịch tiếp công dân.',
  name: 'Nguyễn Thị Mẫu',
  consent: {version: 'thu-1'},
  lookup_secret: REFERENCE.secret,
});
const ARRIVED = sentRecord(EARLIER, {
  code: REFERENCE.code,
  received_at: '2026-11-20T09:00:00+07:00',
  status: 'received',
});

/** Góp ý của trang trước đã tự gửi xong: hỏi trước khi hiện mã, vì máy có thể đã sang tay người khác. */
export const Arrived = afterSteps(
  FORM_ARGS,
  async (_form, part) => {
    await part('.show');
  },
  [ARRIVED],
);

/** Người viết chọn hiện mã: hiện một lần, và xóa khỏi máy ngay. */
export const ArrivedShown = afterSteps(
  FORM_ARGS,
  async (_form, part) => {
    (await part('.show')).click();
    await part('.earlier .secret');
  },
  [ARRIVED],
);

/** Góp ý của trang trước cần sửa: hỏi trước khi đưa nội dung trở lại biểu mẫu. */
export const Returned = afterSteps(
  FORM_ARGS,
  async (_form, part) => {
    await part('.reopen');
  },
  [refusedRecord(EARLIER, [{pointer: '#/message', code: 'too_long', detail: 'Nội dung quá dài.'}], 'Cần sửa.')],
);

/** Gửi ẩn danh: không hỏi họ tên và liên hệ, nói rõ hệ quả. */
export const Anonymous = afterSteps(FORM_ARGS, async (_form, part) => (await part('#anonymous')).click());

/** Hỏi nhanh dưới bài viết; trả lời «Không» thì mở biểu mẫu. */
export const Prompt = afterSteps({...FORM_ARGS, mode: 'prompt', article: 'tin-so-1'}, async (_form, part) => {
  await part('.rating');
});

/** Đã trả lời «Có»: câu trả lời được đếm ngay, người đọc có thể viết thêm. */
export const PromptYes = afterSteps({...FORM_ARGS, mode: 'prompt', article: 'tin-so-2'}, async (_form, part) => {
  (await part('.rating[value=yes]')).click();
  await part('.answered');
});

/** Đã trả lời «Không»: câu trả lời được đếm ngay, biểu mẫu mở ra để viết rõ hơn. */
export const PromptNo = afterSteps({...FORM_ARGS, mode: 'prompt', article: 'tin-so-3'}, async (_form, part) => {
  (await part('.rating[value=no]')).click();
  await part('#message');
});

/** Tra cứu: tình trạng, quá trình xử lý, câu trả lời và rút lại góp ý. */
export const Lookup = afterSteps({mode: 'lookup'}, async (_form, part) => {
  type(await part('#code'), REFERENCE.code);
  type(await part('#secret'), REFERENCE.secret);
  (await part('button[type=submit]')).click();
  await part('.history');
});
