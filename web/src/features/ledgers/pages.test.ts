import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeAll, expect, it } from 'vitest'
import type { Component } from 'vue'
import { i18n } from '@/i18n'
import FigurePage from './FigurePage.vue'
import LedgerPage from './LedgerPage.vue'
import LedgersPage from './LedgersPage.vue'
import RecordPage from './RecordPage.vue'
import { fake_server } from '../../../tests/fake'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
const id = '01933b1e-0000-7000-8000-000000000777'
const place = { code: '150725200201', name: '萨如拉塔拉嘎查' }
const declaration = {
  key: 'wells', zh: '机井台账', en: 'Wells', unit_zh: '眼', unit_en: 'wells', group: 'service', admission: { owner: '旗水利局', purpose_zh: '坏了有人修' }, title: 'what',
  fields: [
    { key: 'what', zh: '哪一眼', en: 'which', required: 'true' }, { key: 'kind', zh: '类别', en: 'kind', kind: 'choice', choices: [{ key: 'deep', zh: '深井', en: 'deep' }, { key: 'hand', zh: '手压井', en: 'hand' }] },
    { key: 'mend_by', zh: '修好时限', en: 'by', kind: 'date' }, { key: 'owner', zh: '责任人', en: 'owner', kind: 'person', responsible: true },
  ],
  states: [{ key: 'found', zh: '发现', en: 'found' }, { key: 'mending', zh: '在修', en: 'mending' }], transitions: [{ key: 'take', zh: '派人', en: 'send', from: ['found'], to: 'mending', asks: ['owner'], note: false }],
  due: { from: 'mend_by' }, list: { columns: ['what', 'kind', 'owner', 'mend_by'], filters: ['kind', 'mend_by'], sort: 'due' }, figures: [{ key: 'all', zh: '机井', en: 'wells', unit_zh: '眼', unit_en: 'wells', by: ['kind'] }],
}
const row = (changes = {}) => ({ id, number: '', title: '三号井', place, state: { key: 'found', name: '发现', tone: 'open' }, due_on: '2026-11-16', light: 'red', is_void: false, entered_by: '朝鲁', entered_at: '2026-11-10T09:00:00+08:00', changed_at: '2026-11-10T09:00:00+08:00', version: 4, fields: { what: '三号井', kind: 'deep' }, ...changes })
const opened = (changes = {}) => ({ record: row(changes), type_version: 1, steps: [{ key: 'take', name: '派人', to: 'mending', asks: ['owner'], note: false }], may: ['comment', 'change', 'withdraw'], shown: ['what', 'kind', 'mend_by', 'owner'], needed: ['what'], ties: [], files: [], names: {} })
const figure = { key: 'all', name: '机井', unit: '眼', measure: 'count', by: ['kind'], decimals: 0, divide: 1, total: { amount: 3, rate: null, records: 3 }, groups: [] as object[], least: undefined as number | undefined, below: [] as object[] }
const history = { items: [{ seq: 2, at: '2026-11-11T09:00:00+08:00', by: '包玉兰', kind: 'changed', detail: { before: { kind: 'hand' }, after: { kind: 'deep' } } }, { seq: 1, at: '2026-11-10T09:00:00+08:00', by: '朝鲁', kind: 'entered', detail: {} }] }

async function open(page: Component, at: string, props: object, more: Parameters<typeof fake_server>[0] = {}) {
  const api = '/api/v1/ledgers/wells'
  const asked = fake_server({
    'GET /api/v1/ledgers': () => ({ items: [{ key: 'wells', name: '机井台账', group: 'service', unit: '眼', version: 1, closed: false, may: ['write'] }, { key: 'old', name: '旧账', group: 'office', unit: '份', version: 1, until: '2019-03-11', closed: true, may: [] }], may: [] }) as never,
    [`GET ${api}`]: () => ({ body: { version: 1, closed: false, may: ['write'], declaration } }),
    [`GET ${api}/records`]: () => ({ body: { items: [row()], names: {}, next: 'more' } }),
    [`GET ${api}/figures`]: ({ url }) => ({ body: { items: [{ ...figure, groups: url.search.includes('figure=') ? [{ first: 'hand', amount: 1, rate: null, records: 1 }, { first: 'deep', amount: 2, rate: null, records: 2 }] : [], ...(url.search.includes('figure=') ? { least: 2, below: [{ first: 'hand', amount: 1, rate: null, records: 1 }] } : {}) }], names: {} } }),
    [`GET ${api}/figures/all/records`]: () => ({ body: { items: [row()], names: {}, next: null } }),
    [`GET ${api}/records/${id}`]: () => ({ body: opened() }),
    [`GET ${api}/records/${id}/history`]: () => ({ body: history }),
    ...more,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const it = mount(page, { global: { plugins: [i18n, router] }, props: props as never, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return { asked, it, router }
}

it('lists every ledger by group and marks what takes no more entries', async () => {
  const { it: page } = await open(LedgersPage, '/ledgers', {})
  expect(page.findAll('.ledger-shelf h2').map((h) => h.text().replace(/\d/g, ''))).toEqual(['服务群众', '办公'])
  expect(page.findAll('.ledger-shelf')[1]!.text()).toContain('已停填')
  page.unmount()
})
it('shows the declared columns, filters by the address, sorts by declared filters only, goes on by the cursor', async () => {
  const { asked, it: page, router } = await open(LedgerPage, '/ledgers/wells?f.kind=deep', { type: 'wells', home: null })
  const records = () => asked.filter((a) => a.path.endsWith('/records'))
  expect(decodeURIComponent(records()[0]!.query)).toContain('f.kind=deep')
  expect(page.findAll('thead th').map((th) => th.text().replace(/[↑↓].*|按.*/, '').trim())).toEqual(expect.arrayContaining(['哪一眼', '责任人']))
  expect(page.findAll('thead th').filter((th) => th.find('button[type=button]').exists() && th.attributes('aria-sort')).map((th) => th.classes().find((c) => c.startsWith('col-')))).toEqual(['col-due', 'col-f-kind'])
  expect(page.find('tbody .due.over').text()).toContain('11月16日')
  await page.find('[data-filter="状态"] input[value=mending]').setValue(true)
  await flushPromises()
  expect(router.currentRoute.value.query).toMatchObject({ 'f.kind': 'deep', 'f.state': 'mending' })
  expect(decodeURIComponent(records().at(-1)!.query)).toContain('f.state=mending')
  await page.find('.table-foot button').trigger('click')
  await flushPromises()
  expect(records().at(-1)!.query).toContain('cursor=more')
  expect(page.find('a.figure').attributes('href')).toContain('/ledgers/wells/figures/all')
  page.unmount()
})
it('opens a figure to its groups in the order of the choices, and a group to its records', async () => {
  const { asked, it: page } = await open(FigurePage, '/ledgers/wells/figures/all', { type: 'wells', figure: 'all', home: null })
  expect(page.findAll('.group-row').map((g) => g.text())).toEqual(['深井2 眼', '手压井1 眼'])
  expect(page.find('.figure-below').text()).toBe('不到 2 眼的：手压井 1 眼')
  await page.findAll('.group-row')[1]!.trigger('click')
  await flushPromises()
  expect(asked.at(-1)!.path + asked.at(-1)!.query).toMatch(/figures\/all\/records\?.*first=hand/)
  expect(page.text()).toContain('背后的记录：手压井')
  page.unmount()
})
it('tells a record, its history in words, and takes a step with what it asks', async () => {
  const { asked, it: page } = await open(RecordPage, `/ledgers/wells/records/${id}`, { type: 'wells', id, home: null }, {
    [`POST /api/v1/ledgers/wells/records/${id}/commands`]: () => ({ body: opened({ state: { key: 'mending', name: '在修', tone: 'open' }, version: 5 }) }),
    'GET /api/v1/people': () => ({ status: 403, body: { type: 'x', title: 'no', status: 403 } }),
  })
  expect(page.find('[data-fact="kind"]').text()).toContain('深井')
  expect(page.find('.timeline').text()).toContain('类别：手压井 → 深井')
  await page.find('[data-step="take"]').trigger('click')
  await flushPromises()
  const form = document.querySelector('dialog form')!
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(form.querySelector('[data-field="fields.owner"] .field-error')?.textContent).toBe('请填写。')
  expect(asked.some((a) => a.method === 'POST')).toBe(false)
  const box = form.querySelector<HTMLInputElement>('[role=combobox]')!
  box.value = '巴图'
  box.dispatchEvent(new Event('input'))
  await new Promise((r) => setTimeout(r, 350))
  await flushPromises()
  form.querySelector('[role=option]')!.dispatchEvent(new MouseEvent('mousedown', { cancelable: true }))
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  const sent = asked.find((a) => a.method === 'POST')!
  expect([sent.body, sent.headers.get('If-Match')]).toEqual([{ command: 'step', step: 'take', fields: { owner: '巴图' } }, '"4"'])
  expect(page.find('.page-head .tag').text()).toBe('在修')
  page.unmount()
})
it('shows beside one\'s own what somebody else wrote meanwhile', async () => {
  let version = 4
  const { asked, it: page } = await open(RecordPage, `/ledgers/wells/records/${id}`, { type: 'wells', id, home: null }, {
    [`GET /api/v1/ledgers/wells/records/${id}`]: () => ({ body: version === 4 ? opened() : opened({ version, fields: { what: '三号深井', kind: 'hand' } }) }),
    [`PATCH /api/v1/ledgers/wells/records/${id}`]: ({ headers }) => {
      if (headers.get('If-Match') === '"6"') return { body: opened({ version: 7 }) }
      version = 6
      return { status: 412, body: { type: 'x', title: 'stale', status: 412 } }
    },
  })
  await page.find('[data-do="change"]').trigger('click')
  await page.find('[data-field="fields.what"] input').setValue('三号井（南）')
  await page.find('form.record-edit').trigger('submit')
  await flushPromises()
  expect(page.find('.record-conflict').text()).toContain('三号井（南）')
  expect(page.find('.record-conflict').text()).toContain('三号深井')
  expect(page.find('.record-conflict').text()).not.toContain('类别')
  await page.find('form.record-edit').trigger('submit')
  await flushPromises()
  expect(asked.filter((a) => a.method === 'PATCH').at(-1)!.body).toEqual({ fields: { what: '三号井（南）' } })
  expect(page.find('form.record-edit').exists()).toBe(false)
  page.unmount()
})
it('says so where there is nothing for one to read', async () => {
  const { it: page } = await open(RecordPage, '/ledgers/wells/records/x', { type: 'wells', id: 'x', home: null })
  expect(page.find('.empty').text()).toContain('没有这条记录')
  page.unmount()
})
