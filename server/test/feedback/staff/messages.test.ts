import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {forEachDatabase} from '../../support/databases.js';
import {assertAsPromised, faultsOf, problemOf} from '../../support/sample-app.js';
import {hostileText} from '../../support/sample-content.js';
import {
  type AuditList,
  giveToken,
  Officer,
  type StaffFeedback,
  type StaffFeedbackList,
  storeMessage,
} from '../../support/staff.js';
import {withSampleApp} from '../../support/with-sample-app.js';

forEachDatabase((_name, open) => {
  let officer: Officer;
  let manager: Officer;
  const sample = withSampleApp({open});
  before(async () => {
    officer = new Officer(
      sample.app,
      await giveToken(sample.database, {name: 'Lê Thị Sáu', units: ['khanh-hoa', 'ninh-thuan']}),
    );
    manager = new Officer(sample.app, await giveToken(sample.database, {name: 'Trưởng phòng', role: 'manager'}));
  });

  const list = async (query: string) => {
    const response = await officer.get(`feedback?${query}`);
    assert.equal(response.statusCode, 200, response.body);
    assertAsPromised('listStaffFeedback', response);
    return response.json<StaffFeedbackList>();
  };
  const codes = async (query: string) => (await list(query)).items.map(({code}) => code);
  const trailOf = (code: string) =>
    sample.database.db
      .selectFrom('audit')
      .select(['actor', 'action', 'unit_id', 'detail'])
      .where('code', '=', code)
      .orderBy('id')
      .execute();

  describe('the list', () => {
    const sent: Record<string, string> = {};
    before(async () => {
      const store = async (name: string, parts: Parameters<typeof storeMessage>[1]) => {
        sent[name] = await storeMessage(sample.database, parts);
      };
      const contact = {name: 'Nguyễn Thị Ánh', phone: '0912345678', email: 'anh@example.vn'};
      await store('road', {
        message: 'Đường Trần Phú bị ngập, mong các đồng chí xem giúp.',
        contact,
        received_at: new Date('2026-03-01T16:59:59.999Z'),
      });
      await store('thanks', {
        message: 'ả'.normalize('NFD').repeat(200),
        contact: {email: 'anh@example.vn'},
        received_at: new Date('2026-03-01T17:00:00Z'),
        status: 'assigned',
        assignee: 'Lê Thị Sáu',
      });
      await store('former', {unit_id: 'ninh-thuan', received_at: new Date('2026-03-05T00:00:00Z')});
      await store('elsewhere', {unit_id: 'an-giang', received_at: new Date('2026-03-05T00:00:00Z')});
      await store('spam', {spam: true, received_at: new Date('2026-03-06T00:00:00Z')});
    });

    test('is of the own units, newest first, without spam, the sender masked', async () => {
      const {items} = await list('');
      assert.deepEqual(
        items.map(({code}) => code),
        [sent['former'], sent['thanks'], sent['road']],
      );
      assert.deepEqual([items[2]?.name, items[2]?.contact], ['N*** T*** Á***', '09** *** *78']);
      assert.deepEqual([items[1]?.name, items[1]?.contact], [null, 'a***@example.vn']);
      assert.equal(items[1]?.excerpt, 'ả'.normalize('NFD').repeat(160));
      assert.equal(items[2]?.topic.name, 'Góp ý');
    });

    test('is narrowed by unit, state, officer, spam and day in Vietnam', async () => {
      assert.deepEqual(await codes('unit=ninh-thuan'), [sent['former']]);
      assert.deepEqual(await codes('status=assigned'), [sent['thanks']]);
      assert.deepEqual(await codes('assignee=L%C3%AA%20Th%E1%BB%8B%20S%C3%A1u'), [sent['thanks']]);
      assert.deepEqual(await codes('assignee=none'), [sent['former'], sent['road']]);
      assert.deepEqual(await codes('spam=true'), [sent['spam']]);
      assert.deepEqual(await codes('to=2026-03-01'), [sent['road']]);
      assert.deepEqual(await codes('from=2026-03-02&to=2026-03-02'), [sent['thanks']]);
      assert.deepEqual(await codes('topic=khen-ngoi'), []);
    });

    test('tells how many are held back in the units it is about, whatever else it is narrowed by', async () => {
      await storeMessage(sample.database, {unit_id: 'an-giang', spam: true, spam_reason: 'trap_filled'});
      const held = async (query: string) => (await list(query)).held_back;
      assert.deepEqual(
        await Promise.all(['', 'status=answered', 'spam=true', 'unit=ninh-thuan'].map(held)),
        [1, 1, 1, 0],
      );
      const all = (await manager.get('feedback')).json<StaffFeedbackList>();
      assert.equal(all.held_back, 2);
    });

    test('finds words with and without diacritics, and a part of the code in either case', async () => {
      for (const words of ['đường Trần Phú', 'duong tran phu', 'TRAN PHU']) {
        assert.deepEqual(await codes(`q=${encodeURIComponent(words)}`), [sent['road']], words);
      }
      assert.deepEqual(await codes('q=tran%20phong'), []);
      assert.deepEqual(await codes(`q=${sent['road']?.toLowerCase()}`), [sent['road']]);
      assert.deepEqual(await codes(`q=${encodeURIComponent(hostileText)}`), []);
      assert.deepEqual(await codes('q=%25'), []);
      assert.deepEqual(faultsOf(await officer.get('feedback?q=a%00'), 400), ['q invalid']);
    });

    test('goes on page by page, nothing twice and nothing left out', async () => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const {items, page} = await list(`limit=1${cursor && `&cursor=${cursor}`}`);
        seen.push(...items.map(({code}) => code));
        cursor = page.next ?? '';
      } while (cursor);
      assert.deepEqual(seen, await codes(''));
    });

    test('refuses what it does not know', async () => {
      assert.deepEqual(faultsOf(await officer.get('feedback?stat=x'), 400), ['stat unknown_parameter']);
      assert.deepEqual(faultsOf(await officer.get('feedback?cursor=abc'), 400), ['cursor invalid']);
      assert.deepEqual(faultsOf(await manager.get('feedback?unit=khong-co'), 400), ['unit unknown_unit']);
    });

    test('leaves a line for each unit it was about', async () => {
      await sample.database.db.deleteFrom('audit').execute();
      await list('');
      await list('unit=ninh-thuan');
      await manager.get('feedback');
      const rows = await sample.database.db.selectFrom('audit').selectAll().orderBy('id').execute();
      assert.deepEqual(
        rows.map(({actor, action, unit_id}) => [actor, action, unit_id]),
        [
          ['Lê Thị Sáu', 'list', 'khanh-hoa'],
          ['Lê Thị Sáu', 'list', 'ninh-thuan'],
          ['Lê Thị Sáu', 'list', 'ninh-thuan'],
          ['Trưởng phòng', 'list', null],
        ],
      );
    });
  });

  const read = async (code: string) => {
    const response = await officer.get(`feedback/${code}`);
    assert.equal(response.statusCode, 200, response.body);
    assertAsPromised('getStaffFeedback', response);
    return response.json<StaffFeedback>();
  };
  const act = async (code: string, what: 'status' | 'assignment' | 'reply', body: object) => {
    const response = await officer.post(`feedback/${code}/${what}`, body);
    const operations = {status: 'changeFeedbackStatus', assignment: 'assignFeedback', reply: 'replyToFeedback'};
    assertAsPromised(operations[what], response);
    return response;
  };
  const done = async (code: string, what: 'status' | 'assignment' | 'reply', body: object) => {
    const response = await act(code, what, body);
    assert.equal(response.statusCode, 200, response.body);
    return response.json<StaffFeedback>();
  };

  describe('a message', () => {
    test('is shown whole, and the reading recorded', async () => {
      const contact = {
        name: "Robert'); drop table feedback;--",
        phone: '0912345678',
        email: 'anh@example.vn',
        address: JSON.stringify({province: '01', commune: '00004'}),
      };
      const code = await storeMessage(sample.database, {
        contact,
        message: hostileText,
        page_url: 'https://congan.example.vn/bai',
        page_title: 'Trang',
        article_id: 'lua-dao',
        rating: 'no',
      });
      const message = await read(code);
      assert.deepEqual([message.message, message.name], [hostileText, contact.name]);
      assert.deepEqual([message.phone, message.email], [contact.phone, contact.email]);
      assert.equal(message.address, 'Phường Ba Đình, Thành phố Hà Nội');
      assert.deepEqual([message.article, message.rating, message.version], ['lua-dao', 'no', 1]);
      assert.deepEqual(await trailOf(code), [
        {actor: 'Lê Thị Sáu', action: 'read', unit_id: 'khanh-hoa', detail: null},
      ]);
      assert.deepEqual(message.history, []);
    });

    test('goes from received over assigned to answered, each step with its line', async () => {
      const code = await storeMessage(sample.database);
      assert.equal((await done(code, 'assignment', {version: 1, assignee: 'Lê Thị Sáu'})).status, 'assigned');
      const back = await done(code, 'assignment', {version: 2, assignee: null});
      assert.deepEqual([back.status, back.assignee], ['received', null]);
      assert.equal((await done(code, 'status', {version: 3, status: 'assigned'})).assignee, 'Lê Thị Sáu');
      const answered = await done(code, 'reply', {version: 4, text: ' Đã xử lý. '});
      assert.deepEqual([answered.status, answered.version], ['answered', 5]);
      assert.deepEqual([answered.reply?.text, answered.reply?.by], ['Đã xử lý.', 'Lê Thị Sáu']);
      const spam = await done(code, 'status', {version: 5, spam: true});
      assert.deepEqual([spam.spam, spam.status], [true, 'answered']);
      assert.deepEqual(
        spam.history.map(({action, detail}) => [action, detail]),
        [
          ['assignment', 'Lê Thị Sáu'],
          ['status', 'assigned'],
          ['assignment', null],
          ['status', 'received'],
          ['assignment', 'Lê Thị Sáu'],
          ['status', 'assigned'],
          ['reply', null],
          ['status', 'answered'],
          ['spam', 'là thư rác'],
        ],
      );
      assert.equal((await trailOf(code)).length, 9);
    });

    test('keeps the sign for which it needed a proof, until an officer says what it is', async () => {
      const admitted = await storeMessage(sample.database, {spam_reason: 'too_fast'});
      const {spam, spam_reason} = await read(admitted);
      assert.deepEqual([spam, spam_reason], [false, 'too_fast']);
      const held = await storeMessage(sample.database, {spam: true, spam_reason: 'trap_filled'});
      const agreed = await done(held, 'status', {version: 1, spam: true});
      assert.deepEqual([agreed.spam, agreed.spam_reason, agreed.history.length], [true, 'marked_by_staff', 1]);
      assert.deepEqual(faultsOf(await act(held, 'status', {version: 2, spam: true}), 422), ['#/spam unchanged']);
      const released = await done(held, 'status', {version: 2, spam: false});
      assert.deepEqual([released.spam, released.spam_reason], [false, null]);
    });

    test('of 20 changes at once, exactly one wins and the others are told', async () => {
      const code = await storeMessage(sample.database);
      const answers = await Promise.all(
        Array.from({length: 20}, (_, index) => act(code, 'reply', {version: 1, text: `Trả lời ${index}`})),
      );
      const winners = answers.filter(({statusCode}) => statusCode === 200);
      assert.equal(winners.length, 1);
      for (const loser of answers.filter((answer) => !winners.includes(answer))) {
        assert.deepEqual(faultsOf(loser, 409), ['#/version changed_meanwhile']);
      }
      const {reply, version} = await read(code);
      assert.deepEqual([reply?.text, version], [winners[0]?.json<StaffFeedback>().reply?.text, 2]);
      assert.equal((await trailOf(code)).filter(({action}) => action === 'reply').length, 1);
    });

    test('that was withdrawn cannot be changed any more', async () => {
      const now = new Date();
      const withdrawn = {status: 'withdrawn', message: '', withdrawn_at: now, erased_at: now} as const;
      const code = await storeMessage(sample.database, withdrawn);
      assert.deepEqual(faultsOf(await act(code, 'reply', {version: 1, text: 'x'}), 409), ['#/version withdrawn']);
      assert.equal((await read(code)).status, 'withdrawn');
      assert.deepEqual(
        (await trailOf(code)).map(({action}) => action),
        ['read'],
      );
    });

    test('is given only to those who may handle it', async () => {
      await giveToken(sample.database, {name: 'Người đọc', role: 'reader'});
      await giveToken(sample.database, {name: 'Người An Giang', units: ['an-giang']});
      await giveToken(sample.database, {name: 'Đã nghỉ', revoked: true});
      const code = await storeMessage(sample.database);
      for (const assignee of ['Người đọc', 'Người An Giang', 'Đã nghỉ', 'Không Có']) {
        assert.deepEqual(faultsOf(await act(code, 'assignment', {version: 1, assignee}), 422), ['#/assignee invalid']);
      }
      assert.equal((await read(code)).version, 1);
    });

    test('is not changed by what it is already', async () => {
      const contact = {name: 'Nguyễn Thị Ánh', phone: '0912345678', email: 'anh@example.vn'};
      const code = await storeMessage(sample.database, {contact});
      const nothing = async (what: 'status' | 'assignment' | 'reply', body: object, pointer: string) => {
        const refused = await act(code, what, body);
        assert.deepEqual(faultsOf(refused, 422), [`${pointer} unchanged`]);
        assert.doesNotMatch(refused.body, /Ánh|0912345678|anh@/);
      };
      await nothing('status', {version: 1, status: 'received'}, '#/status');
      await nothing('status', {version: 1, spam: false}, '#/spam');
      await nothing('status', {version: 1, status: 'received', spam: false}, '#/status');
      await nothing('assignment', {version: 1, assignee: null}, '#/assignee');
      await done(code, 'assignment', {version: 1, assignee: 'Lê Thị Sáu'});
      await nothing('assignment', {version: 2, assignee: ' Lê Thị Sáu '}, '#/assignee');
      await nothing('status', {version: 2, status: 'assigned'}, '#/status');
      await done(code, 'reply', {version: 2, text: 'Đã xử lý.'});
      await nothing('reply', {version: 3, text: ' Đã xử lý. '}, '#/text');
      await nothing('status', {version: 3, status: 'answered'}, '#/status');
      assert.deepEqual(
        (await trailOf(code)).map(({action}) => action),
        ['assignment', 'status', 'reply', 'status'],
      );
      assert.equal((await read(code)).version, 3);
    });

    test('is not changed by what says nothing', async () => {
      const code = await storeMessage(sample.database);
      assert.deepEqual(faultsOf(await act(code, 'status', {version: 1}), 422), ['#/status required']);
      assert.deepEqual(faultsOf(await act(code, 'reply', {version: 1, text: ' \0 '}), 422), ['#/text required']);
      assert.deepEqual(faultsOf(await act(code, 'status', {version: 1, status: 'withdrawn'}), 422), [
        '#/status invalid',
      ]);
      problemOf(await officer.get('feedback/KH-2222-2222'), 404);
    });
  });

  describe('the trail', () => {
    test("shows a manager of one unit that unit's lines only, page by page", async () => {
      await sample.database.db.deleteFrom('audit').execute();
      const [here, there] = [
        await storeMessage(sample.database),
        await storeMessage(sample.database, {unit_id: 'an-giang'}),
      ];
      for (let time = 0; time < 3; time++) await manager.get(`feedback/${here}`);
      await manager.get(`feedback/${there}`);
      const local = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Quản lý KH', role: 'manager', units: ['khanh-hoa']}),
      );
      const lines: AuditList['items'] = [];
      let cursor = '';
      do {
        const response = await local.get(`audit?limit=2${cursor && `&cursor=${cursor}`}`);
        assertAsPromised('listAudit', response);
        const {items, page} = response.json<AuditList>();
        lines.push(...items);
        cursor = page.next ?? '';
      } while (cursor);
      assert.deepEqual(
        lines.map(({action, code, unit}) => [action, code, unit]),
        [
          ['read', here, 'khanh-hoa'],
          ['read', here, 'khanh-hoa'],
          ['read', here, 'khanh-hoa'],
        ],
      );
      const all = (await manager.get('audit')).json<AuditList>().items;
      assert.ok(all.some(({code}) => code === there));
      assert.ok(all.some(({action, by}) => action === 'audit' && by === 'Quản lý KH'));
    });
  });
});
