import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import fc from 'fast-check';
import {contract} from '../../../src/http/contract.js';
import type {StaffOperation} from '../../../src/http/contract.js';
import {forEachDatabase} from '../../support/databases.js';
import {giveToken, Officer, storeMessage} from '../../support/staff.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const OFFICER = 'Lê Thị Sáu';
const contact = {name: 'Nguyễn Thị Ánh', phone: '0912345678', email: 'anh@example.vn'};
const SHOWS_THE_SENDER = new RegExp(Object.values(contact).join('|'));

interface Asked {
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}
const query = (...queries: string[]) =>
  fc.constantFrom(...queries).map((one): Asked => ({query: one, body: undefined}));
const body = (record: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(record, {requiredKeys: []}).map((one): Asked => ({query: '', body: one}));

/** What may be asked of every operation for staff; an operation that is added does not compile before it stands here. */
const ASKED: Readonly<Record<StaffOperation, fc.Arbitrary<Asked>>> = {
  getStaffMember: query(''),
  listStaffFeedback: query('', '?spam=true', '?q=cam+on', '?assignee=none', '?unit=khanh-hoa'),
  getStaffFeedback: query(''),
  changeFeedbackStatus: body({
    status: fc.constantFrom('received', 'assigned', 'answered', 'withdrawn'),
    spam: fc.boolean(),
  }),
  assignFeedback: body({assignee: fc.constantFrom(null, OFFICER, 'Không Có Ai')}),
  replyToFeedback: body({text: fc.constantFrom('Đã xử lý.', ' Đã xử lý. ', 'Xin cảm ơn.', ' ')}),
  exportFeedbackCsv: query('', '?personal=masked', '?personal=full', '?personal=full&unit=khanh-hoa'),
  exportFeedbackJsonLines: query('', '?personal=full', '?personal=full&status=received'),
  listStaffRatings: query('', '?unit=khanh-hoa'),
  listAudit: query('', '?unit=khanh-hoa'),
};
const isAsked = (id: string): id is StaffOperation => Object.hasOwn(ASKED, id);

forEachDatabase((_name, open) => {
  let manager: Officer;
  let code: string;
  const sample = withSampleApp({open});
  before(async () => {
    manager = new Officer(
      sample.app,
      await giveToken(sample.database, {name: OFFICER, role: 'manager', units: ['khanh-hoa']}),
    );
    code = await storeMessage(sample.database, {contact});
  });

  const version = async () =>
    (
      await sample.database.db
        .selectFrom('feedback')
        .select('version')
        .where('receipt_code', '=', code)
        .executeTakeFirstOrThrow()
    ).version;
  const trail = () => sample.database.db.selectFrom('audit').selectAll().orderBy('id').execute();

  describe("the sender's details", () => {
    test('are in no answer to staff without a line in the trail that leads to it', async () => {
      const operations = contract.operations.filter(({staff, planned}) => staff && !planned);
      const any = fc.oneof(
        ...operations.map(({id, path}) => {
          assert.ok(isAsked(id), `${id} is missing in this test`);
          return ASKED[id].map((asked) => ({id, path: path.replace('/v1/staff/', ''), ...asked}));
        }),
      );
      const pathOf = (wanted: StaffOperation) => {
        const {path = ''} = operations.find(({id}) => id === wanted) ?? {};
        return {id: wanted, path: path.replace('/v1/staff/', '')};
      };
      // first, what certainly shows them
      const showing = [
        {...pathOf('exportFeedbackCsv'), query: '?personal=full', body: undefined},
        {...pathOf('exportFeedbackJsonLines'), query: '?personal=full', body: undefined},
        {...pathOf('getStaffFeedback'), query: '', body: undefined},
        {...pathOf('assignFeedback'), query: '', body: {assignee: OFFICER}},
        {...pathOf('replyToFeedback'), query: '', body: {text: 'Đã xử lý.'}},
      ];
      const shown = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(any, {minLength: 6, maxLength: 12}), async (steps) => {
          for (const {id, path, query: asked, body: sent} of steps) {
            const before = (await trail()).length;
            const url = path.replace('{code}', code) + asked;
            const response = sent
              ? await manager.post(url, {version: await version(), ...sent})
              : await manager.get(url);
            const lines = (await trail()).slice(before);
            if (!SHOWS_THE_SENDER.test(response.body)) continue;
            shown.add(id);
            const told = lines.filter(({actor}) => actor === OFFICER);
            const leads = url.includes(code)
              ? told.some((line) => line.code === code)
              : told.some(
                  ({action, unit_id, detail}) =>
                    `${action} ${unit_id}` === 'export khanh-hoa' && /đầy đủ/.test(detail ?? ''),
                );
            assert.ok(leads, `${id} ${JSON.stringify(sent)} left ${JSON.stringify(lines)}`);
          }
        }),
        {numRuns: 12, examples: [[showing]]},
      );
      for (const {id} of showing) assert.ok(shown.has(id), `${id} showed nothing`);
    });
  });
});
