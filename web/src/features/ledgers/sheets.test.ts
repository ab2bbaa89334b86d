import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeAll, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import type { Declaration } from './declaration'
import { is_money, likely_factor, mapping_of, readings_of, why_of_column, with_reading } from './sheet_columns'
import { groups_of, mend_of, rows_read } from './sheet_rows'
import type { Batch, Report } from './sheets.api'
import SheetPage from './SheetPage.vue'
import './texts'
import { fake_server } from '../../../tests/fake'

const saved = vi.hoisted(() => vi.fn())
vi.mock('@/ui', async (real) => ({ ...(await real<object>()), save_file: saved }))
beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
const declaration: Declaration = {
  key: 'wells', zh: '机井台账', en: 'Wells', title: 'what', sheet: { wan: true },
  fields: [
    { key: 'what', zh: '哪一眼', en: 'which', required: 'true' }, { key: 'kind', zh: '类别', en: 'kind', kind: 'choice', required: 'true', choices: [{ key: 'deep', zh: '深井' }, { key: 'old', zh: '土井', closed: true }] },
    { key: 'found_on', zh: '日期', en: 'on', kind: 'date' }, { key: 'cost', zh: '费用', en: 'cost', kind: 'money' }, { key: 'owner', zh: '责任人', en: 'owner', kind: 'person' }, { key: 'ticket', zh: '诉求', kind: 'ticket' },
    { key: 'days', zh: '天数', kind: 'number', computed: '1' }, { key: 'parts', zh: '配件', kind: 'table', columns: [{ key: 'name', zh: '名称' }, { key: 'price', zh: '价钱', kind: 'money' }] },
  ],
}
const column = (n: number, head: string, field: string, confidence = 1, factor = 1) => ({ column: n, letter: 'ABCDEF'[n]!, head, field, confidence, factor, samples: ['1'] })
const report = (changes: Partial<Report> = {}): Report => ({
  cancelled: false, sheets: ['登记'], sheet: '登记', title: '2026年机井表', unit: '', signature: 'a'.repeat(32), kept_mapping: false, head_first_row: 2, head_last_row: 2, confidence: 0.7,
  columns: [column(0, '哪一眼', 'what'), column(1, '性质', '', 0), column(2, '费用（万元）', 'cost', 1, 10_000), column(3, '发现的日子', 'found_on', 0.6), column(4, '责任人', 'owner')],
  missing: ['kind'], counts: { rows: 2, added: 1, same: 0, changed: 0, differs: 0, faulty: 1, skipped: 1 },
  preview: [{ row: 3, fate: 'added', cells: ['三号井', '1.5', '11月2日', '外来人'], fields: { what: '三号井', cost: 15_000, found_on: '2026-11-02', owner: '外来人' } }, { row: 4, fate: 'faulty', cells: ['四号井', '很多', '', ''], fields: { what: '四号井' } }],
  faults: [{ row: 4, cell: 'C4', field: 'fields.cost', key: 'sheets.not_a_number', message: '“很多”不是数。' }, { row: 4, cell: '', field: 'fields.kind', key: 'base.required', message: '必须填写。' }], fault_count: 2,
  skipped: [{ row: 5, key: 'sheets.row_total', message: '合计行，已跳过。' }], ...changes,
})
const batch = (changes: Partial<Batch> = {}): Batch => ({ id: '01933b1e-0000-7000-8000-00000000ba7c', file: '机井.xlsx', by: '朝鲁', started_at: '2026-11-17T09:00:00+08:00', state: 'done', done: 2, all: 2, counts: { rows: 2, added: 2, same: 0, changed: 0, differs: 0, faulty: 0, skipped: 0 }, undone: 0, stayed: 0, ...changes })

it('offers what a sheet can give: no links, nothing computed, tables by their columns, the place of the record', () => {
  expect(readings_of(declaration).map((g) => g.fields.map((f) => f.key))).toEqual([['what', 'kind', 'found_on', 'cost', 'owner', 'place'], ['parts.name', 'parts.price']])
})
it('keeps what a column was found to be, though nobody would choose it: two numbers, a choice of a table, all its rows, the state', () => {
  const d = { ...declaration, states: [{ key: 'open', zh: '在修' }], fields: [...declaration.fields, { key: 'funds', zh: '资金', kind: 'table' as const, columns: [{ key: 'source', zh: '来源', kind: 'choice' as const, choices: [{ key: 'county', zh: '旗' }] }, { key: 'arrived', zh: '到位', kind: 'money' as const }] }] }
  const r = report({ columns: [{ ...column(0, '应到/实到', 'what'), part: 'first' }, { ...column(0, '应到/实到', 'kind'), part: 'second' }, column(1, '资金/旗', 'funds.arrived@county', 1, 10_000), column(2, '资金', 'funds'), column(3, '状态', 'state')] })
  expect(mapping_of(r, {}).slice(0, 3)).toEqual([{ column: 0, field: 'what', factor: 1, part: 'first' }, { column: 0, field: 'kind', factor: 1, part: 'second' }, { column: 1, field: 'funds.arrived@county', factor: 10_000 }])
  expect(mapping_of(r, { 0: { field: 'owner', factor: 1 } }).slice(0, 2)).toEqual([{ column: 0, field: 'owner', factor: 1 }, { column: 1, field: 'funds.arrived@county', factor: 10_000 }])
  expect(readings_of(d, r.columns.map((c) => c.field))[0]!.fields.slice(-3).map((f) => f.name)).toEqual(['状态（走到哪一步）', '资金 › 旗 › 到位', '资金'])
  expect(is_money(d, 'funds.arrived@county')).toBe(true)
})
it('gives a field to one column only, and forgets a change that changes nothing', () => {
  const r = report()
  const moved = with_reading(r, {}, 1, 'what', 1)
  expect(moved).toMatchObject({ 0: { field: '', factor: 1 }, 1: { field: 'what', factor: 1 } })
  expect(mapping_of(r, moved).map((m) => m.field)).toEqual(['', 'what', 'cost', 'found_on', 'owner'])
  expect(with_reading(r, with_reading(r, moved, 1, '', 1), 0, 'what', 1)).toEqual({})
  expect(with_reading(r, {}, 2, 'cost', 1)).toEqual({ 2: { field: 'cost', factor: 1 } })
})
it('takes nothing away from a column one only passes on the way down the fields', () => {
  const r = report()
  const passed = ['what', 'kind', 'found_on', 'cost', 'owner', 'kind'].reduce((edits, field) => with_reading(r, edits, 1, field, 1), {})
  expect(mapping_of(r, passed).map((m) => m.field)).toEqual(['what', 'kind', 'cost', 'found_on', 'owner'])
  const after_another = with_reading(r, with_reading(r, with_reading(r, {}, 4, 'kind', 1), 1, 'kind', 1), 1, 'place', 1)
  expect(mapping_of(r, after_another).map((m) => m.field)).toEqual(['what', 'place', 'cost', 'found_on', 'kind'])
  expect(mapping_of(r, passed)[0]).toEqual({ column: 0, field: 'what', factor: 1 })
})
it('says why a column is read so, and in what its money is', () => {
  const r = report()
  expect(r.columns.map((c) => why_of_column(declaration, r, c, c.column === 4))).toEqual(['name', 'none', 'name', 'guess', 'yours'])
  expect(why_of_column(declaration, report({ kept_mapping: true }), r.columns[1]!, false)).toBe('kept')
  expect([likely_factor(declaration, r, column(0, '费用', '')), likely_factor(declaration, report({ unit: '元' }), column(0, '费用', '')), likely_factor(declaration, report({ unit: '千元' }), column(0, '费用', ''))]).toEqual([10_000, 1, 1000])
})
it('shows cells as they are read beside how they stand, and how faults are mended', () => {
  const rows = rows_read(declaration, report())
  expect(rows[0]!.cells).toEqual({ A: { said: '三号井', read: '', fault: undefined }, C: { said: '1.5', read: '1.5 万元', fault: undefined }, D: { said: '11月2日', read: '2026-11-02', fault: undefined }, E: { said: '外来人', read: '', known: false, fault: undefined } })
  expect([rows[1]!.cells.C!.fault, rows[1]!.faults]).toEqual(['“很多”不是数。', ['类别：必须填写。']])
  const [number, required] = report().faults
  expect(mend_of(declaration, report(), number!)).toContain('单位在“对列”里选')
  expect(mend_of(declaration, report(), required!)).toContain('没有一列读作它')
  expect(mend_of(declaration, report(), { ...required!, key: 'ledgers.no_such_choice', cell: 'B4' })).toBe('可以写：深井。')
  expect(groups_of(declaration, report().faults)).toEqual([{ key: 'cost', label: '费用', count: 1 }, { key: 'kind', label: '类别', count: 1 }])
})

const api = '/api/v1/ledgers/wells'
async function open(answers: Parameters<typeof fake_server>[0], at = '/ledgers/wells/sheets') {
  const asked = fake_server({ [`GET ${api}`]: () => ({ body: { version: 1, closed: false, may: ['write'], declaration } }), [`GET ${api}/sheets`]: () => ({ body: { items: [] } }), ...answers })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const page = mount(SheetPage, { global: { plugins: [i18n, router] }, props: { type: 'wells', home: null }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}
async function choose(page: Awaited<ReturnType<typeof open>>['page'], name: string) {
  const input = page.find<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input.element, 'files', { configurable: true, value: [new File(['a,b\n1,2\n'], name)] })
  await input.trigger('change')
  for (let n = 0; n < 6; n++) await flushPromises()
}
it('tries the file as it is, keeps a mended mapping and tries again, then takes it under an id of its own', async () => {
  let kept = false
  let batches: Batch[] = []
  const sound = report({ kept_mapping: true, missing: [], faults: [], fault_count: 0, counts: { ...report().counts, added: 2, faulty: 0 } })
  const { asked, page, router } = await open({
    [`POST ${api}/sheets`]: ({ url }) => {
      const id = url.searchParams.get('batch')
      if (id) batches = [batch({ id })]
      return { body: kept ? { ...sound, batch: id ?? undefined } : report() }
    },
    [`PUT ${api}/sheet-mappings/${'a'.repeat(32)}`]: () => ((kept = true), { body: { signature: 'a'.repeat(32), columns: [] } }),
    [`GET ${api}/sheets`]: () => ({ body: { items: batches } }),
  })
  await choose(page, '机井.csv')
  const tried = asked.find((a) => a.method === 'POST')!
  expect([tried.headers.get('Content-Type'), new URLSearchParams(tried.query).get('dry_run')]).toEqual(['text/csv', null])
  expect(page.find('.sheet-missing').text()).toContain('类别')
  expect(page.find('[data-do=take-sound]').exists()).toBe(true)
  await page.find('[data-column=B] select').setValue('kind')
  expect(page.find('.sheet-missing').exists()).toBe(false)
  expect(page.find('.sheet-take').exists()).toBe(false)
  await page.find('[data-column=B] select').trigger('keydown', { key: 'Enter' })
  for (let n = 0; n < 6; n++) await flushPromises()
  expect((asked.find((a) => a.method === 'PUT')!.body as { columns: { field: string }[] }).columns.map((c) => c.field)).toEqual(['what', 'kind', 'cost', 'found_on', 'owner'])
  await page.find('[data-do=take]').trigger('click')
  for (let n = 0; n < 8; n++) await flushPromises()
  const taken = asked.filter((a) => a.method === 'POST').at(-1)!
  const query = new URLSearchParams(taken.query)
  expect([query.get('dry_run'), query.get('valid_rows'), query.get('batch')]).toEqual(['false', null, router.currentRoute.value.query.batch])
  expect(page.find('.sheet-result').text()).toContain('已导入 2 条')
  page.unmount()
})
it('comes back to an import that runs, stops it, and undoes one with a reason', async () => {
  let now = batch({ state: 'running', done: 1, counts: { ...batch().counts, added: 1 } })
  const { asked, page } = await open({
    [`GET ${api}/sheets`]: () => ({ body: { items: [now] } }),
    [`POST ${api}/sheets/${now.id}/commands`]: ({ body }) => ((now = (body as { command: string }).command === 'cancel' ? { ...now, state: 'cancelled' } : { ...now, state: 'undone', undone: 1, stayed: 0 }), { body: now }),
  }, `/ledgers/wells/sheets?batch=${now.id}`)
  expect(page.find('progress').attributes()).toMatchObject({ value: '1', max: '2' })
  expect(page.find('input[type=file]').exists()).toBe(false)
  await page.find('[data-do=cancel]').trigger('click')
  await flushPromises()
  expect(page.find('.sheet-result').text()).toContain('停下了，已导入 1 条')
  await page.find('[data-do=undo]').trigger('click')
  await flushPromises()
  const form = document.querySelector('dialog form')!
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(asked.filter((a) => a.method === 'POST')).toHaveLength(1)
  const box = form.querySelector('textarea')!
  box.value = '导错了'
  box.dispatchEvent(new Event('input'))
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(asked.filter((a) => a.method === 'POST').at(-1)!.body).toEqual({ command: 'undo', note: '导错了' })
  expect(page.find('.sheet-result').text()).toContain('已撤销，撤回 1 条')
  page.unmount()
})
it('says what the server has against a file, and keeps the way open', async () => {
  const { page } = await open({ [`POST ${api}/sheets`]: () => ({ status: 422, body: { type: 'x', title: '没找到表头。', status: 422 } }) })
  await choose(page, '别的.xlsx')
  expect(page.text()).toContain('没找到表头。')
  expect(page.find('input[type=file]').exists()).toBe(true)
  page.unmount()
})
