import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeAll, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import RecordTies from './RecordTies.vue'
import './texts'
import { fake_server } from '../../../tests/fake'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
const [id, other] = ['01933b1e-0000-7000-8000-000000000777', '01933b1e-0000-7000-8000-000000000888']
const tie = { kind: 'record', target: other, field: '', ledger: 'meetings' }
const there = (ties: object[], names: object = {}) => ({ record: { id, version: 3, is_void: false }, may: ['comment'], ties, names }) as never

it('ties to a record of any ledger, found by its words, and leads to it', async () => {
  const asked = fake_server({
    'GET /api/v1/ledgers': () => ({ body: { items: [{ key: 'wells', name: '机井台账' }, { key: 'meetings', name: '会议台账' }] } }),
    'GET /api/v1/ledgers/meetings/records': () => ({ body: { items: [{ id: other, title: '第三次联席会', number: '', place: { code: '1', name: '旗' } }], names: {}, next: null } }),
    [`POST /api/v1/ledgers/wells/records/${id}/commands`]: () => ({ body: there([tie], { [other]: '第三次联席会' }) }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const it = mount(RecordTies, { global: { plugins: [i18n, router] }, props: { type: 'wells', there: there([]) }, attachTo: document.body })
  await it.find('[data-do=tie]').trigger('click')
  const [kind] = [...document.querySelectorAll<HTMLSelectElement>('dialog select')]
  kind!.value = 'record'
  kind!.dispatchEvent(new Event('change'))
  await flushPromises()
  const ledger = document.querySelectorAll<HTMLSelectElement>('dialog select')[1]!
  expect([...ledger.options].map((o) => o.text)).toEqual(['机井台账', '会议台账'])
  ledger.value = 'meetings'
  ledger.dispatchEvent(new Event('change'))
  await flushPromises()
  const box = document.querySelector<HTMLInputElement>('dialog [role=combobox]')!
  box.value = '联席'
  box.dispatchEvent(new Event('input'))
  await new Promise((r) => setTimeout(r, 300))
  await flushPromises()
  document.querySelector('dialog [role=option]')!.dispatchEvent(new MouseEvent('mousedown', { cancelable: true }))
  document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(asked.at(-1)!.body).toEqual({ command: 'tie', kind: 'record', target: other })
  const now = it.emitted('changed')![0]![0] as never
  await it.setProps({ there: now })
  expect([it.find('li a').text(), it.find('li a').attributes('href')]).toEqual(['第三次联席会', `/ledgers/meetings/records/${other}`])
  it.unmount()
})
it('leads nowhere from what one does not see', () => {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const it = mount(RecordTies, { global: { plugins: [i18n, router] }, props: { type: 'wells', there: there([{ ...tie, ledger: undefined }]) } })
  expect([it.find('li a').exists(), it.find('li').text()]).toEqual([false, '台账记录（您看不到的）'])
})
