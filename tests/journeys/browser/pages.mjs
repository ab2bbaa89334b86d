// Every page of desk, field and portal: where it is, who looks at it, when it is ready, which dialogs open from it.
import { card_of, visited } from './a_card.mjs'
import { password, read, send } from './stage.mjs'
import { workbook } from './workbook.mjs'

const field = (name) => `[data-field="${name}"]`
const press = (name) => (page) => page.locator('main').getByRole('button', { name }).first().click()
const named = (name, words) => ({ name, open: press(words) })

/** The first ticket in a state that this person sees. */
const ticket_in = (query) => async (who) => {
  const { items } = await read(who, `/api/v1/tickets?${query}&limit=1`)
  return items.length ? `/#/tickets/${items[0].id}` : null
}
/** One whose submitter gave a name. */
async function with_identity(who) {
  const { items } = await read(who, '/api/v1/tickets?state=open&sort=-created&limit=300')
  for (const { id } of items) if ((await read(who, `/api/v1/tickets/${id}`)).submitter.has_identity) return `/#/tickets/${id}`
  throw new Error('no open request with a name')
}
const first_of = (path, to) => async (who) => to((await read(who, path)).items[0])

/** The collection of opinions that is open. */
const a_round = (rest) => async (who) => `/#/rounds/${(await read(who, '/api/v1/rounds')).items.find((r) => r.state === 'open').id}${rest}`

/** The sheet that shows what a draft of a rulebook changes. */
const reviewed = (begin, change) => ({ name: 'review', open: async (page) => {
  if (await page.getByRole('button', { name: begin }).count()) await press(begin)(page) // else the draft of the last visit stands
  await change(page)
  await press('看看改了什么')(page)
} })
/** One more working day: each visit differs from what is in force, whatever draft was left. */
async function one_day_more(page) {
  const field = page.locator('.limits input').first()
  await field.fill(String(Number(await field.inputValue()) + 1))
}
const paint_a_day = (page) => page.locator('button.day.work:not(.changed)').first().click()

/** The forms of the commands that stand on the page of a ticket: found there, since rules and roles decide which. */
async function command_dialogs(page) {
  const names = await page.locator('.ticket-head [data-command]').evaluateAll((all) => all.map((b) => b.dataset.command))
  return [...new Set(names)].filter((n) => n !== 'accept').map((name) => ({
    name: `command ${name}`,
    open: async () => {
      const button = page.locator(`.ticket-head [data-command=${name}]`).first()
      if (!(await button.isVisible())) await page.locator('.ticket-head details > summary').click()
      await button.click()
    },
  }))
}
const identity = { name: 'identity', open: (page) => page.locator('.identity').getByRole('button').first().click() }
const ticket = (name, who, query, dialogs = []) => ({ name, app: 'desk', who, path: ticket_in(query), ready: '.ticket-words', dialogs, more_dialogs: command_dialogs })

/** A household of the township's office, and what opens on its page. */
const household = (name, query, dialogs) => ({ name, app: 'desk', who: 'siqin', path: first_of(`/api/v1/households?${query}&limit=1`, (h) => `/#/households/${h.id}`), ready: '.house-profile', dialogs })
const part = (name, n) => ({ name, open: (page) => page.locator('.house-cols .part-head button.btn').nth(n).click() })
const from_more = (command) => ({ name: command, open: async (page) => {
  await page.locator('.house-commands summary').click()
  await page.locator(`[data-command=${command}]`).click()
} })

/** A dispute that is still open: entered here when nobody has entered one. */
async function a_dispute(who) {
  const there = (await read(who, '/api/v1/ledgers/disputes/records?f.state=found&limit=1')).items[0]
  const fields = { found_on: '2026-11-10', summary: '水井轮用次序有争执', kind: 'neighbours' }
  return `/#/ledgers/disputes/records/${(there ?? (await send(who, '/api/v1/ledgers/disputes/records', { fields })).record).id}`
}
/** A sheet with a head that is not known and rows with faults, on the page of its import. */
async function with_a_tried_sheet(page) {
  const rows = [['排查日期', '简要情况', '类别', '没人认得'], ['昨天', '争水井', '天上', 'x'], ['2020-11-03', '争草场', '草牧场', '']]
  await page.locator('input[type=file]').setInputFiles({ name: '登记表.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: workbook('登记', rows) })
  await page.locator('.sheet-rows tr[data-key]').first().waitFor()
}
/** A record that lies on the phone of who entered it: entered here when there is none. */
const a_record_of_mine = (rest) => async (who) => {
  const fields = { found_on: '2026-11-10', summary: '两户为打草场的边界有争执', kind: 'pasture' }
  const there = (await read(who, '/api/v1/ledgers/phone')).records.find((r) => r.opened.may.includes('comment') && !r.opened.record.is_void) ?? { type: 'disputes', opened: await send(who, '/api/v1/ledgers/disputes/records', { fields }) }
  return `/field/#/ledgers/${there.type}/records/${there.opened.record.id}${rest}`
}
async function with_more_filters(page) {
  await page.locator('.filters-more > summary').click()
  await page.locator('.list').waitFor()
}
async function with_an_open_field(page) {
  await page.locator('.field-list .line-name').first().click()
  await page.locator('.line-open details summary').click()
}
/** A part of the designer, with the first of what it lists opened. */
const part_open = (part, live) => async (page) => {
  await page.locator('.design-parts button', { hasText: part }).click()
  const line = page.locator('.design-body .line-name[aria-expanded]').first()
  await page.locator('.part-card').first().waitFor()
  if (await line.count()) await line.click()
  if (live) await page.locator('.live-head button', { hasText: live }).click()
}
async function with_a_check(page) {
  await page.locator('[data-do=check]').click()
  await page.locator('.publish .note').first().waitFor()
}
const designed = (name, ready) => ({ name: `ledger-design-${name}`, app: 'desk', who: 'wulan', path: '/#/ledgers/disputes/design', ready })
async function with_a_row(page) {
  await page.locator('.rows-input').first().getByRole('button').last().click()
  await page.locator('.row-block').first().waitFor()
}

const desk = [
  { name: 'sign-in', app: 'desk', who: null, path: '/#/sign-in', ready: 'input[name=account]' },
  { name: 'inbox', app: 'desk', who: 'baoyulan', path: '/#/tickets', ready: 'tr[data-key]' },
  { name: 'inbox-panel', app: 'desk', who: 'baoyulan', path: '/#/tickets', ready: async (page) => {
    await page.locator('tr[data-key]').first().waitFor()
    await page.keyboard.press('j')
    await page.locator('.inbox-panel .quote').first().waitFor()
  } },
  { name: 'inbox-empty', app: 'desk', who: 'baoyulan', path: '/#/tickets?q=zzzzzz', ready: async (page) => page.getByRole('button', { name: /^(清除条件|Clear.*)$/ }).waitFor() },
  ticket('ticket-new', 'baoyulan', 'state=registered'),
  { ...ticket('ticket-triaged', 'baoyulan', '', [identity]), path: with_identity },
  ticket('ticket-working', 'baoyulan', 'state=in_progress'),
  ticket('ticket-answer-waits', 'baoyulan', 'pending=decision'),
  ticket('ticket-escalated', 'wulan', 'state=escalated'),
  ticket('ticket-unit', 'wangjianguo', 'state=in_progress'),
  ticket('ticket-closed', 'baoyulan', 'state=closed'),
  { name: 'search', app: 'desk', who: 'baoyulan', path: `/#/search?q=${encodeURIComponent('水')}`, ready: '.hit-row' },
  { name: 'search-requests', app: 'desk', who: 'baoyulan', path: `/#/search?q=${encodeURIComponent('水')}&kind=ticket&sort=relevance`, ready: '.hit-row' },
  { name: 'search-nothing', app: 'desk', who: 'baoyulan', path: '/#/search?q=zzzzzz', ready: '.search-page .empty' },
  { name: 'search-begin', app: 'desk', who: 'baoyulan', path: '/#/search', ready: '.search-page .empty' },
  { name: 'problems', app: 'desk', who: 'baoyulan', path: '/#/problems', ready: 'tr[data-key]' },
  { name: 'proposals', app: 'desk', who: 'baoyulan', path: '/#/problems/proposals', ready: async (page) => {
    await page.locator('.proposals tr[data-key]').first().waitFor()
    if (await page.evaluate(() => innerWidth >= 1280)) {
      await page.keyboard.press('j')
      await page.locator('.proposal-members li').first().waitFor()
    }
  }, dialogs: [{ name: 'accept', open: (page) => page.keyboard.press('a') }, { name: 'refuse', open: (page) => page.keyboard.press('x') }, { name: 'keys', open: (page) => page.keyboard.press('?') }] },
  { name: 'problem', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/problems?limit=1', (p) => `/#/tickets/${p.id}`), ready: '.voices li', more_dialogs: command_dialogs },
  { name: 'gather', app: 'desk', who: 'baoyulan', path: '/#/tickets', ready: async (page) => {
    const handled = page.locator('tr[data-key]', { hasText: /办理中|in progress/ }) // of others a decline may wait
    await handled.nth(1).waitFor()
    for (const n of [0, 1]) await handled.nth(n).locator('input[type=checkbox]').check()
    await page.locator('.bulk-bar kbd').waitFor()
  }, dialogs: [{ name: 'gather', open: (page) => page.locator('.bulk-bar [data-do=gather]').click() }] },
  { name: 'register', app: 'desk', who: 'baoyulan', path: '/#/register', ready: 'main textarea' },
  { name: 'rounds', app: 'desk', who: 'baoyulan', path: '/#/rounds', ready: '.round-list', dialogs: [named('add', '开始一轮')] },
  { name: 'round', app: 'desk', who: 'baoyulan', path: a_round(''), ready: '.count-table, .empty', dialogs: [named('change', '修改'), named('take', '登记一条意见')] },
  { name: 'round-sheets', app: 'desk', who: 'baoyulan', path: a_round('?show=sheets'), ready: '.sheet-figures', dialogs: [named('count', '清点')] },
  { name: 'round-batches', app: 'desk', who: 'baoyulan', path: a_round('?show=batches'), ready: '.batch-list', dialogs: [named('begin', '录一批')] },
  { name: 'round-reports', app: 'desk', who: 'baoyulan', path: a_round('?show=reports'), ready: '.report-figures', dialogs: [named('report', '上报数字')] },
  { name: 'opinions', app: 'desk', who: 'baoyulan', path: a_round('/opinions'), ready: 'tr[data-key], .empty' },
  { name: 'batch', app: 'desk', who: 'baoyulan', path: async (who) => {
    const { items } = await read(who, '/api/v1/rounds')
    const { id } = items.find((r) => r.state === 'open')
    const [batch] = (await read(who, `/api/v1/rounds/${id}/batches`)).items
    return batch ? `/#/rounds/${id}/batches/${batch.id}` : `/#/rounds/${id}?show=batches`
  }, ready: 'main h1' },
  { name: 'ledgers', app: 'desk', who: 'baoyulan', path: '/#/ledgers', ready: '.ledger-shelf a' },
  { name: 'ledger', app: 'desk', who: 'baoyulan', path: '/#/ledgers/disputes?f.kind=pasture', ready: with_more_filters, dialogs: [{ name: 'keep view', open: (page) => page.locator('[data-do=keep-view]').click() }] },
  { name: 'ledger-figure', app: 'desk', who: 'baoyulan', path: '/#/ledgers/disputes/figures/found', ready: '.figure-groups' },
  { name: 'ledger-sheets', app: 'desk', who: 'baoyulan', path: '/#/ledgers/disputes/sheets', ready: '.sheet-drop' },
  { name: 'ledger-sheet', app: 'desk', who: 'baoyulan', path: '/#/ledgers/disputes/sheets?', ready: with_a_tried_sheet },
  { name: 'ledger-new', app: 'desk', who: 'baoyulan', path: '/#/ledgers/disputes/records/new', ready: '.ledger-fields' },
  { name: 'ledger-new-rows', app: 'desk', who: 'baoyulan', path: '/#/ledgers/help_projects/records/new', ready: with_a_row },
  { name: 'ledger-design', app: 'desk', who: 'wulan', path: '/#/ledgers/disputes/design', ready: with_an_open_field },
  designed('form', part_open('分栏')), designed('course', part_open('状态和期限', '列表')), designed('list', part_open('列表')), designed('figures', part_open('数字', '数字')),
  designed('sights', part_open('谁能看')), designed('paper', part_open('打印和导入')), designed('json', part_open('JSON')), designed('publish', with_a_check),
  { name: 'ledger-design-new', app: 'desk', who: 'wulan', path: '/#/ledgers/new/design', ready: '.ledger-design .form' },
  { name: 'ledger-record', app: 'desk', who: 'baoyulan', path: a_dispute, ready: '.record-facts', dialogs: [
    { name: 'step', open: (page) => page.locator('[data-step]').first().click() }, { name: 'tie', open: (page) => page.locator('[data-do=tie]').click() },
    { name: 'withdraw', open: async (page) => { await page.locator('.record-steps summary').click(); await page.locator('[data-do=withdraw]').click() } }] },
  { name: 'assignments', app: 'desk', who: 'wangjianguo', path: '/#/assignments', ready: 'tr[data-key]' },
  { name: 'households', app: 'desk', who: 'siqin', path: '/#/households', ready: 'tr[data-key]' },
  { name: 'cards', app: 'desk', who: 'siqin', path: first_of('/api/v1/households?limit=1', (h) => `/#/cards?show=all&place=${h.place.code}`), ready: 'tr[data-key]', dialogs: [{ name: 'print', open: async (page) => {
    await page.locator('tr[data-key] input[type=checkbox]').first().check()
    await press(/^印选中的/)(page)
  } }] },
  { name: 'consolidations', app: 'desk', who: 'baoyulan', path: '/#/consolidations', ready: 'tr[data-key]', dialogs: [named('begin', '开始一次梳理')] },
  { name: 'consolidation', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/consolidations?limit=1', (c) => `/#/consolidations/${c.id}`), ready: '.voice-list .quote', dialogs: [
    { name: 'add', open: (page) => page.locator('[data-do=add]').click() }, { name: 'edit', open: (page) => page.locator('[data-do=edit]').click() },
    { name: 'take', open: (page) => page.locator('[data-do=take]').click() }, { name: 'meeting', open: (page) => page.locator('[data-do=add_meeting]').click() },
    { name: 'keys', open: (page) => page.keyboard.press('?') }] },
  { name: 'consolidation-line', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/consolidations?limit=1', (c) => `/#/consolidations/${c.id}`), ready: a_line_nobody_handles, dialogs: [{ name: 'handle', open: a_line_whose_voices_wait }] },
  { name: 'consolidation-proposals', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/consolidations?limit=1', (c) => `/#/consolidations/${c.id}`), ready: async (page) => {
    await a_line_nobody_handles(page)
    await page.keyboard.press('g')
    await page.locator('.proposal-row:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.proposal-row .proposal-facts').waitFor()
  }, dialogs: [{ name: 'reject', open: (page) => page.keyboard.press('x') }] },
  { name: 'consolidation-sheet', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/consolidations?limit=1', (c) => `/#/consolidations/${c.id}/sheet`), ready: '.sheet-paper table' },
  { name: 'household-new', app: 'desk', who: 'siqin', path: '/#/households/new', ready: '.profile-fields' },
  household('household', 'state=active', [part('profile', 0), part('members', 1), part('who', 2), part('need', 3), named('identity', '打开姓名、电话、住址'), from_more('split'), from_more('merge'), from_more('leave')]),
  { name: 'links', app: 'desk', who: 'baoyulan', path: '/#/links', ready: 'tr[data-key]', dialogs: [named('add', '登记联系'), named('hand over many', '成批移交'), { name: 'link', open: (page) => page.locator('tr[data-key] a').first().click() }, { name: 'hand over', open: async (page) => {
    await page.locator('tr[data-key] a').first().click()
    await page.locator('[data-do=hand_over]').click()
  } }] },
  { name: 'links-report', app: 'desk', who: 'baoyulan', path: '/#/links/report', ready: 'tr[data-key]' },
  { name: 'links-services', app: 'desk', who: 'baoyulan', path: '/#/links/services', ready: 'tr[data-key]' },
  { name: 'links-quotas', app: 'desk', who: 'baoyulan', path: '/#/links/quotas', ready: '.quota-rules' },
  { name: 'links-gaps', app: 'desk', who: 'baoyulan', path: '/#/links/gaps', ready: '.links [role=status]' },
  { name: 'links-overlaps', app: 'desk', who: 'baoyulan', path: '/#/links/overlaps', ready: 'tr[data-key], .empty' },
  { name: 'links-absences', app: 'desk', who: 'baoyulan', path: '/#/links/absences', ready: 'tr[data-key], .empty', dialogs: [named('add', '登记代岗')] },
  { name: 'place-network', app: 'desk', who: 'baoyulan', path: first_of('/api/v1/households?limit=1', (h) => `/#/places/${h.place.code}`), ready: '.place-links', dialogs: [{ name: 'link', open: (page) => page.locator('.place-links .link-row').first().click() }] },
  { name: 'coverage', app: 'desk', who: 'baoyulan', path: '/#/coverage', ready: '.coverage-rules' },
  { name: 'coverage-places', app: 'desk', who: 'baoyulan', path: '/#/coverage?rule=village_coverage', ready: '.coverage-below' },
  { name: 'coverage-households', app: 'desk', who: 'siqin', path: first_of('/api/v1/households?limit=1', (h) => `/#/coverage?rule=village_coverage&place=${h.place.code}`), ready: 'tr[data-key]' },
  { name: 'visits', app: 'desk', who: 'siqin', path: '/#/visits', ready: 'tr[data-key]', dialogs: [named('print', '打印')] },
  { name: 'visits-disputed', app: 'desk', who: 'siqin', path: '/#/visits?status=disputed', ready: 'tr[data-key]' },
  { name: 'visit', app: 'desk', who: 'siqin', path: first_of('/api/v1/visits?status=held&limit=1', (v) => `/#/visits/${v.id}`), ready: '.visit-facts', dialogs: [{ name: 'correct', open: (page) => page.locator('[data-do=correct]').click() }] },
  { name: 'visit-disputed', app: 'desk', who: 'siqin', path: first_of('/api/v1/visits?status=disputed&limit=1', (v) => `/#/visits/${v.id}`), ready: '.visit-facts', dialogs: [{ name: 'settle', open: (page) => page.locator('[data-do=settle]').click() }] },
  { name: 'visit-corrected', app: 'desk', who: 'siqin', path: first_of(`/api/v1/visits?limit=1&q=${encodeURIComponent('转到')}`, (v) => `/#/visits/${v.id}`), ready: '.timeline' },
  { name: 'signals', app: 'desk', who: 'zhaomin', path: '/#/visits/signals', ready: 'tr[data-key]', dialogs: [{ name: 'question', open: (page) => page.locator('.signal-question').first().click() }] },
  ...['cadres', 'visits', 'households', 'items'].map((list) => ({ name: `gaps-${list}`, app: 'desk', who: 'siqin', path: `/#/coverage/gaps?list=${list}`, ready: 'tr[data-key], .empty' })),
  { name: 'places', app: 'desk', who: 'admin', path: '/#/places', ready: 'tr[data-key]', dialogs: [named('add', '添加地方')] },
  { name: 'place', app: 'desk', who: 'admin', path: first_of('/api/v1/places?level=township&limit=1', (p) => `/#/places/${p.code}`), ready: 'main h1', dialogs: [named('change', '登记变更'), named('add below', '在下面添加')] },
  { name: 'units', app: 'desk', who: 'admin', path: '/#/units', ready: 'tr[data-key]', dialogs: [named('add', '添加单位'), named('edit', /^修改/)] },
  { name: 'people', app: 'desk', who: 'admin', path: '/#/people', ready: 'tr[data-key]', dialogs: [named('add', '添加人员'), named('edit', /^修改/)] },
  { name: 'teams', app: 'desk', who: 'admin', path: '/#/teams', ready: 'tr[data-key]', dialogs: [named('add', '组建引领队')] },
  { name: 'team', app: 'desk', who: 'admin', path: first_of('/api/v1/teams?limit=1', (t) => `/#/teams/${t.id}`), ready: 'main h1', dialogs: [named('edit', '修改引领队'), named('seats', '调整队员')] },
  { name: 'accounts', app: 'desk', who: 'admin', path: '/#/accounts', ready: 'tr[data-key]', dialogs: [named('add', '开账号'), { name: 'account', open: (page) => page.locator('tr[data-key] a').first().click() }] },
  { name: 'calendar', app: 'desk', who: 'admin', path: '/#/calendar', ready: '.month', dialogs: [reviewed('更正这一年', paint_a_day)] },
  { name: 'limits', app: 'desk', who: 'admin', path: '/#/limits', ready: '.limits', dialogs: [reviewed('修改', one_day_more)] },
  { name: 'duties', app: 'desk', who: 'admin', path: '/#/duties', ready: 'tr[data-key]', dialogs: [{ name: 'category', open: (page) => page.locator('.duty-name').first().click() }] },
  { name: 'duties-units', app: 'desk', who: 'admin', path: '/#/duties?look=unit', ready: 'tr[data-key]', dialogs: [{ name: 'unit', open: (page) => page.locator('.duty-name').first().click() }] },
  { name: 'roles', app: 'desk', who: 'admin', path: '/#/roles', ready: 'tr[data-key]', dialogs: [{ name: 'account', open: (page) => page.locator('tr[data-key] a').first().click() }] },
  { name: 'settings-admin', app: 'desk', who: 'admin', path: '/#/settings', ready: 'main h1', dialogs: [named('token', '新建令牌')] },
  { name: 'imports', app: 'desk', who: 'admin', path: '/#/imports', ready: 'main h1' },
  { name: 'audit', app: 'desk', who: 'qianjing', path: '/#/audit', ready: 'tr[data-key]', dialogs: [{ name: 'entry', open: (page) => page.locator('tr[data-key] a').first().click() }] },
  { name: 'settings', app: 'desk', who: 'baoyulan', path: '/#/settings', ready: '.notice-kinds', dialogs: [{ name: 'notices', open: (page) => page.locator('.notice-bell:visible').click().then(() => page.locator('.notices li').first().waitFor()) }] },
  { name: 'not-found', app: 'desk', who: 'baoyulan', path: '/#/nowhere', ready: 'main h1, .empty' },
]

const on_the_road = [
  // The record is there before the phone asks for the first time: what comes later it hears of with the next round.
  { name: 'field', app: 'field', who: 'chaolu', path: (who) => a_record_of_mine('')(who).then(() => '/field/#/quick'), ready: 'textarea' },
  { name: 'field-today', app: 'field', who: 'chaolu', path: '/field/', ready: '.today-count' },
  { name: 'field-households', app: 'field', who: 'chaolu', path: '/field/#/households', ready: '.homes' },
  { name: 'field-household', app: 'field', who: 'chaolu', path: async (who) => `/field/#/households/${(await read(who, '/api/v1/sync')).households[0].id}`, ready: '.home-part' },
  { name: 'field-visit', app: 'field', who: 'chaolu', path: async (who) => `/field/#/visit/${(await read(who, '/api/v1/sync')).households[0].id}`, ready: '.visit-needs', dialogs: [{ name: 'update', open: (page) => page.locator('.visit-update').click() }] },
  { name: 'field-outbox', app: 'field', who: 'chaolu', path: '/field/#/outbox', ready: '.empty, .queue' },
  { name: 'field-ledgers', app: 'field', who: 'chaolu', path: '/field/#/ledgers', ready: '.entry-shelf' },
  { name: 'field-entry', app: 'field', who: 'chaolu', path: '/field/#/ledgers/errands/new', ready: '.ledger-fields' },
  { name: 'field-record', app: 'field', who: 'chaolu', path: a_record_of_mine(''), ready: '.record-facts' },
  { name: 'field-comment', app: 'field', who: 'chaolu', path: a_record_of_mine('/do'), ready: '.entry textarea' },
  { name: 'field-settings', app: 'field', who: 'chaolu', path: '/field/#/settings', ready: '.field-settings' },
  { name: 'field-mine', app: 'field', who: 'chaolu', path: '/field/#/mine', ready: 'main' },
  { name: 'field-sign-in', app: 'field', who: null, path: '/field/#/sign-in', ready: 'input[name=account]' },
]

/** Down the tree to a line that is not with anybody yet. */
async function a_line_nobody_handles(page) {
  await page.locator('.voice-list .quote').first().waitFor()
  const lines = page.locator('.tree-node.line')
  for (let n = 0; n < (await lines.count()); n++) {
    await lines.nth(n).click()
    await page.locator('.voices-head h2', { hasText: await lines.nth(n).locator('.tree-text').textContent() }).waitFor() // not the line before
    await page.locator('[data-do=handle], .node-problem').first().waitFor()
    if (await page.locator('[data-do=handle]').count()) return
  }
  throw new Error('every line of the consolidation is with somebody')
}

// Of a line whose voices are all with somebody there is nothing to gather, and it says so.
async function a_line_whose_voices_wait(page) {
  const lines = page.locator('.tree-node.line')
  for (let n = 0; n < (await lines.count()); n++) {
    await lines.nth(n).evaluate((line) => line.click()) // what was said of the line before may lie over it
    await page.locator('.voices-head h2', { hasText: await lines.nth(n).locator('.tree-text').textContent() }).waitFor()
    if (!(await page.locator('[data-do=handle]').count())) continue
    await page.locator('[data-do=handle]').evaluate((button) => button.click())
    const opened = await page.locator('dialog[open]').waitFor({ timeout: 4000 }).then(() => true, () => false)
    if (opened) return
  }
  throw new Error('no line of the consolidation has a voice that waits')
}

const words = '三号井的水泵坏了快十天，全家和六十只羊都要到三十里外拉水，请派人来修。'
async function say_something(page) {
  await page.locator(`${field('text')} textarea`).fill(words)
  await page.locator(`${field('place')} button`).click()
  await page.getByRole('searchbox').fill('萨如拉塔拉')
  await page.locator('dialog').getByRole('button', { name: '萨如拉塔拉嘎查' }).first().click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator(`${field('anonymous')} label`).first().click()
  await page.locator(`${field('name')} input`).waitFor()
}
/** Writes of what stands on the board, and reads it there. */
async function reads_what_was_answered(page) {
  const board = await (await page.request.get('/api/v1/public/board')).json()
  await page.locator(`${field('text')} textarea`).fill(board.items[0].text)
  await page.locator('.answered-already summary').first().click()
}
const choose_place = { name: 'place', open: async (page) => {
  await page.locator(`${field('place')} button`).click()
  await page.locator('dialog li button').first().waitFor()
} }
async function said(page) {
  await say_something(page)
  await page.locator(`${field('anonymous')} label`).nth(1).click()
  await page.getByRole('button', { name: '交上去' }).click()
  await page.locator('.receipt-code').waitFor()
}

/** Says something and looks at once what became of it. */
async function said_and_followed(page) {
  await said(page)
  await page.getByRole('button', { name: '看办到哪儿' }).click()
  await page.locator('.track-now h2').waitFor()
}

/** A card in hand: the office prints it in this window, and is gone before it is scanned. */
async function scanned(who) {
  const context = who.page.context()
  await who.page.goto('/portal/plain')
  const Origin = await who.page.evaluate(() => location.origin)
  await context.request.post('/api/v1/session', { data: { account: 'siqin', password }, headers: { Origin } })
  const visit = await visited(who)
  const code = await card_of(who, visit.household.id)
  await context.clearCookies()
  return `/k#${code}`
}

const portal = [
  { name: 'portal', app: 'portal', who: null, path: '/portal/', ready: 'main h1' },
  { name: 'portal-board', app: 'portal', who: null, path: '/portal/#/board', ready: '.board li' },
  { name: 'plain', app: 'portal', who: null, path: '/portal/plain', ready: 'main h1' },
  { name: 'plain-say', app: 'portal', who: null, path: '/portal/plain/say', ready: '.places li' },
  { name: 'plain-card', app: 'portal', who: null, path: '/portal/plain/card', ready: '#code' },
  { name: 'portal-card', app: 'portal', who: null, path: '/portal/#/card', ready: '#card-code' },
  { name: 'portal-carded', app: 'portal', who: null, path: scanned, ready: '.card-visits li' },
  { name: 'plain-follow', app: 'portal', who: null, path: '/portal/plain/follow', ready: '#code' },
  { name: 'portal-say', app: 'portal', who: null, path: '/portal/#/say', ready: 'textarea', dialogs: [choose_place] },
  { name: 'portal-answered', app: 'portal', who: null, path: '/portal/#/say', ready: reads_what_was_answered },
  { name: 'portal-lost', app: 'portal', who: null, path: '/portal/#/nowhere', ready: '.lost h1' },
  { name: 'portal-who', app: 'portal', who: null, path: '/portal/#/say', ready: say_something },
  { name: 'portal-receipt', app: 'portal', who: null, path: '/portal/#/say', ready: said },
  { name: 'portal-follow', app: 'portal', who: null, path: '/portal/#/follow', ready: '#receipt-code' },
  { name: 'portal-following', app: 'portal', who: null, path: '/portal/#/say', ready: said_and_followed, dialogs: [{ name: 'withdraw', open: press('我要撤回这件事') }] },
]

export const pages = [...desk, ...on_the_road, ...portal]

/** The pages the desk's menu names for each role that are not above: a new page is looked at from its first day. */
export async function pages_of_the_menu(stage) {
  const known = new Set(pages.filter((p) => typeof p.path === 'string').map((p) => p.path))
  const found = []
  for (const account of ['baoyulan', 'wangjianguo', 'admin', 'qianjing', 'zhaomin', 'lixiuying']) {
    const who = await stage.visitor(account, 'desk')
    await who.page.goto('/')
    await who.page.locator('nav a[href^="#/"]:visible').first().waitFor()
    const hrefs = await who.page.locator('nav a[href^="#/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    for (const href of hrefs) {
      const path = `/${href}`
      if (known.has(path)) continue
      known.add(path)
      found.push({ name: href.replace(/\W+/g, ' ').trim().replaceAll(' ', '-'), app: 'desk', who: account, path, ready: 'main h1' })
    }
    await who.close()
  }
  return found
}

/** Goes to the page and waits until it stands; false when there is nothing to show there. */
export async function show(who, entry) {
  const path = typeof entry.path === 'string' ? entry.path : await entry.path(who)
  if (!path) return false
  await who.page.goto(path)
  if (typeof entry.ready === 'string') await who.page.locator(entry.ready).first().waitFor()
  else await entry.ready(who.page)
  await who.page.waitForFunction(() => !document.querySelector('.skeleton, [aria-busy=true]'), undefined, { timeout: 5000 }).catch(() => {})
  return true
}

export const dialogs_of = async (who, entry) => [...(entry.dialogs ?? []), ...(entry.more_dialogs ? await entry.more_dialogs(who.page) : [])]
