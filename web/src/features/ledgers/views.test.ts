import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { columns_kept, keep_columns, toasts } from '@/ui'
import LedgerPage from './LedgerPage.vue'
import type { SavedView } from './views.api'
import { fake_server } from '../../../tests/fake'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
afterEach(() => {
  localStorage.clear()
  toasts.splice(0)
})
const api = '/api/v1/ledgers/wells'
const id = '01933b1e-0000-7000-8000-0000000000f1'
const declaration = {
  key: 'wells', zh: '机井台账', en: 'Wells', title: 'what', fields: [{ key: 'what', zh: '哪一眼' }, { key: 'kind', zh: '类别', kind: 'choice', choices: [{ key: 'deep', zh: '深井' }, { key: 'hand', zh: '手压井' }, { key: 'spring', zh: '泉' }] }],
  states: [{ key: 'found', zh: '发现' }, { key: 'mending', zh: '在修' }], list: { columns: ['what', 'kind'], filters: ['kind'] }, figures: [],
}
const row = { id, number: '', title: '三号井', place: { code: '1', name: '嘎查' }, state: { key: 'found', name: '发现', tone: 'open' }, due_on: null, light: 'none', is_void: false, entered_by: '朝鲁', entered_at: '2026-11-10T09:00:00+08:00', changed_at: '2026-11-10T09:00:00+08:00', version: 1, fields: { kind: 'deep' } }

async function open(at: string, kept: SavedView[] = []) {
  let views = [...kept]
  const asked = fake_server({
    [`GET ${api}`]: () => ({ body: { version: 1, closed: false, may: ['write'], declaration } }), [`GET ${api}/records`]: () => ({ body: { items: [row], names: {}, next: null } }), [`GET ${api}/figures`]: () => ({ body: { items: [], names: {} } }),
    [`GET ${api}/views`]: () => ({ body: { items: views } }), [`DELETE ${api}/views/${id}`]: () => ((views = []), { status: 204 }),
    [`PUT ${api}/views/${id}`]: ({ body }) => ((views = [{ id, ...(body as { name: string; query: string }) }]), { body: { items: views } }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const page = mount(LedgerPage, { global: { plugins: [i18n, router] }, props: { type: 'wells', home: null }, attachTo: document.body })
  for (let n = 0; n < 4; n++) await flushPromises()
  const press = async (what: string) => {
    await page.find(what).trigger('click')
    for (let n = 0; n < 4; n++) await flushPromises()
  }
  const last = (method: string) => asked.filter((a) => a.method === method).at(-1)!
  const listed = () => decodeURIComponent(asked.filter((a) => a.path.endsWith('/records')).at(-1)!.query)
  return { asked, page, router, press, last, listed }
}

it('asks for several choices at once, in the order of the declaration, and for none again', async () => {
  const { page, router, listed, press } = await open('/ledgers/wells')
  await page.find('[data-filter="类别"] input[value=spring]').setValue(true)
  await flushPromises()
  await page.find('[data-filter="类别"] input[value=deep]').setValue(true)
  await flushPromises()
  expect(listed()).toContain('f.kind=deep,spring')
  expect(page.find('[data-filter="类别"] summary').text()).toContain('类别：深井、泉')
  await page.find('[data-filter="类别"] input[value=hand]').setValue(true)
  await flushPromises()
  expect(page.find('[data-filter="类别"] summary').text()).toContain('类别：3 项')
  await press('[data-filter="类别"] .btn')
  expect(router.currentRoute.value.query).toEqual({})
  page.unmount()
})
it('closes what is ticked with Escape and goes down it with the arrows', async () => {
  const { page } = await open('/ledgers/wells')
  const box = page.find<HTMLDetailsElement>('[data-filter="状态"]')
  await box.trigger('keydown', { key: 'ArrowDown' })
  await flushPromises()
  expect([box.element.open, (document.activeElement as HTMLInputElement).value]).toEqual([true, 'found'])
  await box.trigger('keydown', { key: 'ArrowDown' })
  await flushPromises()
  expect((document.activeElement as HTMLInputElement).value).toBe('mending')
  await box.trigger('keydown', { key: 'Escape' })
  await flushPromises()
  expect([box.element.open, document.activeElement?.tagName]).toEqual([false, 'SUMMARY'])
  page.unmount()
})
it('opens a view with what it asks for and its columns, says when that was changed, keeps it so, and takes the keeping back', async () => {
  const { page, router, listed, press, last } = await open('/ledgers/wells', [{ id, name: '深井', query: 'columns=-state&f.kind=deep&sort=-entered' }])
  expect(page.findAll('thead th').map((th) => th.classes()[0])).toContain('col-state')
  await press('[data-view="深井"]')
  expect(router.currentRoute.value.query).toEqual({ 'f.kind': 'deep', sort: '-entered', view: id })
  expect(listed()).toMatch(/f\.kind=deep/)
  expect(page.findAll('thead th').map((th) => th.classes()[0])).not.toContain('col-state')
  expect(page.find('[data-do=keep-view]').exists()).toBe(false)
  await page.find('[data-filter="状态"] input[value=found]').setValue(true)
  await flushPromises()
  expect(page.find('[data-view="深井"]').text()).toContain('改过')
  await press('[data-do=update-view]')
  expect(last('PUT').body).toEqual({ name: '深井', query: 'columns=-state&f.kind=deep&f.state=found&sort=-entered' })
  toasts.at(-1)!.undo!()
  await flushPromises()
  expect(last('PUT').body).toEqual({ name: '深井', query: 'columns=-state&f.kind=deep&sort=-entered' })
  page.unmount()
})
it('drops a view and brings it back', async () => {
  const { page, router, press, last } = await open(`/ledgers/wells?f.kind=deep&view=${id}`, [{ id, name: '深井', query: 'f.kind=deep' }])
  await press('[data-do=drop-view]')
  expect([last('DELETE').path, router.currentRoute.value.query.view, page.find('[data-view]').exists()]).toEqual([`${api}/views/${id}`, undefined, false])
  toasts.at(-1)!.undo!()
  for (let n = 0; n < 4; n++) await flushPromises()
  expect([last('PUT').body, page.find('[data-view="深井"]').attributes('aria-pressed')]).toEqual([{ name: '深井', query: 'f.kind=deep' }, 'true'])
  page.unmount()
})
it('keeps columns as one word and takes them from one', () => {
  keep_columns('t', 'b,-a,c')
  expect(JSON.parse(localStorage.getItem('lianxin.table.t')!)).toEqual({ order: ['b', 'a', 'c'], hidden: ['a'], density: 'calm' })
  expect(columns_kept('t')).toBe('b,-a,c')
  keep_columns('t', '-a')
  expect([columns_kept('t'), JSON.parse(localStorage.getItem('lianxin.table.t')!).order]).toEqual(['-a', []])
  keep_columns('t', '')
  expect([columns_kept('t'), localStorage.getItem('lianxin.table.t')]).toEqual(['', null])
})
