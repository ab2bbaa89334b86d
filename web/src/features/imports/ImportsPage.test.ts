import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import './index'
import ImportResult from './ImportResult.vue'
import ImportsPage from './ImportsPage.vue'

const saved = vi.hoisted(() => vi.fn())
vi.mock('@/features/identity', () => ({ may: (what: string) => ['change_links', 'register_tickets', 'change_places'].includes(what) }))
vi.mock('@/ui', async (real) => ({ ...(await real<object>()), save_file: saved }))
const page = () => mount(ImportsPage, { global: { plugins: [i18n] }, attachTo: document.body })
let shown: ReturnType<typeof page>
beforeEach(() => {
  shown = page()
})
afterEach(() => {
  shown.unmount()
  i18n.global.locale.value = 'zh'
  saved.mockReset()
})
const heads = () => shown.findAll('.import-columns dt').map((d) => d.findAll('code').map((c) => c.text()).join(' '))
const choose = async (kind: string) => {
  await shown.findAll('label').find((l) => l.text() === kind)!.find('input').trigger('change')
  await flushPromises()
}

it('names the columns as the office writes them, the program names beside; the empty table has them too', async () => {
  await choose('联系与结对')
  expect(heads().slice(0, 2)).toEqual(['联系类型 kind', '责任人 who'])
  expect(heads().at(-1)).toBe('服务岗位 post')
  await shown.find('.part-head .btn').trigger('click')
  expect(saved.mock.calls[0]![1]).toBe('\ufeff联系类型,责任人,责任主体类别,单位,区划代码,户号,层级,类别,工作项目,示范点,起始日期,结束日期,依据,备注,服务岗位\r\n')
  await choose('区划')
  expect(heads()[0]).toBe('code')
})

it('in English the columns have their program names alone', async () => {
  i18n.global.locale.value = 'en'
  await flushPromises()
  expect(heads().slice(0, 2)).toEqual(['id', 'title'])
})

it('names the column of a fault as the file does, one it does not know by its own name', () => {
  const errors = [{ line: 2, field: 'post', message: '没有这种服务岗位。' }, { line: 3, field: 'colour', message: '?' }, { line: 4, message: '?' }]
  const result = mount(ImportResult, { global: { plugins: [i18n] }, props: { kind: 'links', result: { dry_run: true, rows: 3, created: 0, unchanged: 0, failed: 3, errors } as never } })
  expect(result.findAll('tbody code').map((c) => c.text())).toEqual(['服务岗位', 'colour', '—'])
})
