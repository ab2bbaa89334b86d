import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import RowsInput from './RowsInput.vue'
import RowsGather from './RowsGather.vue'
import { fake_server } from '../../../tests/fake'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false }
})
const place = { code: '150725200201', name: '萨如拉塔拉嘎查' }
const agenda = { key: 'agenda', zh: '议题', en: 'agenda', kind: 'table' as const, columns: [{ key: 'topic', zh: '议题', en: 'topic' }, { key: 'ticket', zh: '诉求', en: 'request', kind: 'ticket' as const }, { key: 'task', zh: '任务', en: 'task', kind: 'record' as const, ledger: 'task_letters' }] }
const server = () =>
  fake_server({
    'GET /api/v1/tickets': ({ url }) => ({ body: { items: url.searchParams.get('light') === 'red' ? [{ id: 't1', title: '三号井水泵坏了', number: '陈旗 2026-0412', place, due: { at: '2026-11-11T18:00:00+08:00', light: 'red' } }, { id: 't2', title: '已经在议程里的', number: '陈旗 2026-0413', place, due: null }] : [], next: null } }),
    'GET /api/v1/ledgers/task_letters/records': () => ({ body: { items: [{ id: 'k1', title: '打两眼井', number: '整任〔2026〕3号', place, state: { key: 'open', name: '在办', tone: 'open' }, due_on: '2026-11-01', light: 'red' }], names: {}, next: null } }),
  })
const open = async (value: object[]) => {
  const asked = server()
  const page = mount(RowsInput, { global: { plugins: [i18n] }, props: { it: agenda, value, errors: {}, needed: () => false, names: {}, hidden: new Set<string>() }, attachTo: document.body })
  await page.find('[data-do=gather]').trigger('click')
  await flushPromises()
  await new Promise((done) => setTimeout(done))
  await flushPromises()
  return { asked, page, sheet: page.findComponent(RowsGather) }
}
it('takes overdue requests into the agenda, each once, its title as the words of the row', async () => {
  const { asked, page, sheet } = await open([{ topic: '早有的', ticket: 't2' }])
  expect(asked.find((a) => a.path.endsWith('/tickets'))!.query).toContain('light=red')
  expect(sheet.text()).toContain('三号井水泵坏了')
  expect(sheet.text()).not.toContain('已经在议程里的')
  expect(sheet.find('.btn.solid').attributes('disabled')).toBeDefined()
  await sheet.find('li input').setValue(true)
  await sheet.find('.btn.solid').trigger('click')
  expect(page.emitted('put')!.at(-1)).toEqual([[{ topic: '早有的', ticket: 't2' }, { topic: '三号井水泵坏了', ticket: 't1' }]])
  expect(page.emitted('named')).toEqual([['t1', '三号井水泵坏了']])
  page.unmount()
})
it('takes records of the ledger a column names', async () => {
  const { asked, page, sheet } = await open([])
  await sheet.findAll('.choice input')[1]!.setValue(true)
  await flushPromises()
  expect(asked.at(-1)!.query).toContain('due=overdue')
  await sheet.find('li input').setValue(true)
  await sheet.find('.btn.solid').trigger('click')
  expect(page.emitted('put')!.at(-1)).toEqual([[{ topic: '打两眼井', task: 'k1' }]])
  page.unmount()
})
