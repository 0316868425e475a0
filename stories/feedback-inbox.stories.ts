import type {Meta, StoryObj} from '@storybook/web-components';
import '../src/elements/feedback-inbox/define.js';
import {fakeApi, freshFakeApi, type Scenario, STAFF_TRIGGERS} from '../test/support/fake-api/index.js';
import {button, enter, open, signIn} from '../test/support/staff.js';
import {all, drawn, one} from '../test/support/widget.js';
import type {FeedbackInbox} from '../src/elements/feedback-inbox/feedback-inbox.js';
import type {WidgetArgs} from './support/widget-story.js';

const meta: Meta<WidgetArgs> = {
  title: 'Thẻ nhúng/feedback-inbox',
  component: 'feedback-inbox',
  tags: ['autodocs'],
};
export default meta;

type Story = StoryObj<WidgetArgs>;

/** Signs in as an officer (`dv_thu`) and does what leads to the state to be shown. */
function story(
  api: () => string,
  state: string,
  then: (inbox: FeedbackInbox) => Promise<void> = async () => {},
): Story {
  return {
    args: {limit: 10},
    render: ({limit}) => {
      const inbox = document.createElement('feedback-inbox');
      inbox.api = api();
      inbox.limit = Number(limit);
      return inbox;
    },
    play: async ({canvasElement}) => {
      const inbox = canvasElement.querySelector('feedback-inbox');
      if (!inbox) throw new Error('The story draws an inbox.');
      await drawn(inbox, 'signed-out');
      if (state === 'signed-out') return;
      signIn(inbox, 'dv_thu');
      await drawn(inbox, state);
      await then(inbox);
    },
  };
}

const inScenario = (scenario: Scenario) => () => fakeApi(scenario);
const afresh = (scenario: Scenario) => () => freshFakeApi(scenario);

/** Đã đăng nhập: danh sách góp ý, chưa mở góp ý nào. */
export const Default = story(inScenario('default'), 'ready');
/** Chưa đăng nhập: hỏi mã truy cập. Dữ liệu thử nhận mã `dv_thu` (cán bộ), `dv_quanly` (quản lý), `dv_xem` (người đọc). */
export const SignIn = story(inScenario('default'), 'signed-out');
/** Đang tải danh sách. */
export const Loading = story(inScenario('loading'), 'loading');
/** Chưa có góp ý nào. */
export const Empty = story(inScenario('empty'), 'empty');
/** Không tải được danh sách: nói rõ lý do và cho tải lại. */
export const Failed = story(inScenario('failed'), 'failed');
/**
 * Tải lại không được: danh sách đang xem vẫn còn trên màn hình kèm thời điểm. Dữ liệu dành cho cán bộ không bao giờ được lưu vào máy,
 * nên đóng trang là hết.
 */
export const Stale = story(afresh('stale'), 'stale');
Stale.play = async (context) => {
  await story(afresh('stale'), 'ready', async (inbox) => {
    button(inbox, 'Tải lại').click();
    await drawn(inbox, 'stale');
  }).play?.(context);
};
/** Chữ dài hơn mọi chỗ dành sẵn. */
export const LongContent = story(inScenario('long'), 'ready', (inbox) => open(inbox));
/** Đang đọc một góp ý. */
export const Message = story(inScenario('default'), 'ready', (inbox) => open(inbox));
/** Người đọc trả lời «Bài viết có hữu ích?»: bài có nhiều «Không» nhất ở trên. */
export const Ratings = story(inScenario('default'), 'ready', async (inbox) => {
  one(inbox, '.ratings summary').click();
  await drawn(inbox, () => all(inbox, '.ratings tbody tr').length > 0);
});
/** Bị giữ lại: đếm ngay trên danh sách, bấm vào để xem; cán bộ nói đây có phải thư rác không. */
export const HeldBack = story(afresh('default'), 'ready', async (inbox) => {
  all(inbox, '.held-back')[0]?.click();
  await drawn(inbox, () => all(inbox, '.rows [data-state=spam]').length === 1);
  await open(inbox);
});
/** Cán bộ khác vừa thay đổi góp ý: hiện điều đã đổi, giữ nguyên nội dung đang viết. */
export const Conflict = story(afresh('default'), 'ready', async (inbox) => {
  await open(inbox);
  enter(inbox, '#reply', `Cảm ơn anh/chị đã góp ý. ${STAFF_TRIGGERS.conflict}`);
  button(inbox, 'Gửi trả lời').click();
  await drawn(inbox, () => all(inbox, '.confirm-send').length === 1);
  button(inbox, 'Gửi ngay').click();
  await drawn(inbox, () => all(inbox, '.conflict').length === 1);
});
