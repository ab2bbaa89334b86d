import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import TiedRecords from './TiedRecords.vue'
import { fake_server } from '../../../tests/fake'

const target = '01933b1e-0000-7000-8000-000000000777'
async function open(answer: object) {
  fake_server({ 'GET /api/v1/ledgers/ties': () => answer as never })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(TiedRecords, { global: { plugins: [i18n, router] }, props: { kind: 'ticket', target } })
  await flushPromises()
  return page
}
it('names the ledger, number and state of each record and leads to it; an overdue one says so', async () => {
  const page = await open({ body: { items: [{ ledger: 'task_letters', ledger_name: '整改任务书', id: 'r1', number: '整任〔2026〕1号', title: '修水泵', state: '在办', light: 'red' }, { ledger: 'disputes', ledger_name: '矛盾纠纷', id: 'r2', number: '', title: '', state: '', light: 'none' }] } })
  const [first, second] = page.findAll('li')
  expect(first!.find('a').attributes('href')).toBe('/ledgers/task_letters/records/r1')
  expect(first!.text()).toContain('整改任务书 · 整任〔2026〕1号 · 在办')
  expect(first!.text()).toContain('已超期')
  expect(second!.find('a').text()).toBe('（没有题目）')
  expect(second!.text()).not.toContain('超期')
})
it('is not there where nothing is tied, nor for who reads no ledgers; any other fault is told', async () => {
  expect((await open({ body: { items: [] } })).find('section').exists()).toBe(false)
  expect((await open({ status: 403, body: { type: 'urn:lianxin:problem:base.forbidden', title: '没有权限', status: 403 } })).find('section').exists()).toBe(false)
  const page = await open({ status: 503, body: { type: 'urn:lianxin:problem:base.store_away', title: '暂时不能用', status: 503 } })
  expect(page.text()).toContain('再试一次')
})
