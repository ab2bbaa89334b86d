import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeAll, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import type { Declaration } from './declaration'
import RecordBulk from './RecordBulk.vue'
import { compile } from './rules'
import './texts'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
const type: Declaration = { key: 'wells', zh: '机井台账', title: 'what', fields: [{ key: 'what', zh: '哪一眼' }, { key: 'kind', zh: '类别', kind: 'choice', choices: [{ key: 'deep', zh: '深井' }, { key: 'hand', zh: '手压井' }] }] }
const record = (id: string, version = 4, may = ['comment', 'change', 'withdraw']) => ({ record: { id, number: '', title: `${id}号井`, place: { code: '1', name: '嘎查' }, light: 'none', is_void: false, entered_by: '朝鲁', entered_at: '2026-11-10T09:00:00+08:00', changed_at: '2026-11-10T09:00:00+08:00', version, fields: { what: id, kind: 'deep' } }, type_version: 1, steps: [], may, shown: [], needed: [], ties: [], files: [], names: {} })
const at = (id: string) => `/api/v1/ledgers/wells/records/${id}`
type Operations = { operations: { method: string; path: string; if_match: string; body: { fields?: Record<string, unknown> } }[] }

async function shown(ids: string[], more: Parameters<typeof fake_server>[0]) {
  const asked = fake_server({ ...Object.fromEntries(ids.map((id) => [`GET ${at(id)}`, () => ({ body: record(id) })])), ...more })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(RecordBulk, { global: { plugins: [i18n, router] }, props: { type: 'wells', compiled: compile(type), modelValue: new Set(ids) }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  return { asked, page }
}
const sheet = () => document.querySelector('dialog')!

it('changes one field of all that are picked, tells who failed and why, and takes back what was done', async () => {
  let round = 0
  const { asked, page } = await shown(['a', 'b'], {
    'POST /api/v1/batch': ({ body }) => ({
      body: { results: (body as Operations).operations.map((o, n) => (round === 0 && n === 1 ? { status: 422, body: { type: 'about:blank', title: '没改成', status: 422, errors: [{ field: 'fields.kind', message: '没有这个选项。' }] } } : { status: 200, body: record(o.path.slice(-1), 5 + round) })) },
    }),
  })
  await page.find('[data-do=bulk-fields]').trigger('click')
  const choose = sheet().querySelector('select')!
  choose.value = 'kind'
  choose.dispatchEvent(new Event('change'))
  await flushPromises()
  sheet().querySelectorAll<HTMLElement>('.chips-row input, .chips-row button')[1]!.click()
  await flushPromises()
  sheet().querySelector('form')!.dispatchEvent(new Event('submit'))
  await flushPromises()
  await flushPromises()
  const sent = () => asked.filter((x) => x.path === '/api/v1/batch').map((x) => (x.body as Operations).operations)
  expect(sent()[0]).toEqual([{ method: 'PATCH', path: at('a'), if_match: '"4"', body: { fields: { kind: 'hand' } } }, { method: 'PATCH', path: at('b'), if_match: '"4"', body: { fields: { kind: 'hand' } } }])
  expect(sheet().textContent).toContain('已改 1 条，没改成 1 条，共 2 条。')
  expect(sheet().textContent).toContain('没有这个选项。')
  round = 1
  sheet().querySelector<HTMLElement>('[data-do=take-back]')!.click()
  await flushPromises()
  await flushPromises()
  expect(sent()[1]).toEqual([{ method: 'PATCH', path: at('a'), if_match: '"5"', body: { fields: { kind: 'deep' } } }])
  page.unmount()
})
it('offers only what every one of them allows', async () => {
  const { page } = await shown(['a'], { [`GET ${at('b')}`]: () => ({ body: record('b', 4, ['comment']) }) })
  expect(page.find('[data-do=bulk-fields]').exists()).toBe(true)
  await page.setProps({ modelValue: new Set(['a', 'b']) })
  await flushPromises()
  await flushPromises()
  expect(page.find('[data-do=bulk-fields]').exists()).toBe(false)
  expect(page.text()).toContain('这些记录没有能一起做的事')
  page.unmount()
})
