import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import type { Declaration } from './declaration'
import PapersSheet from './PapersSheet.vue'
import './texts'

const type = { key: 'disputes', zh: '矛盾纠纷台账', en: 'Disputes', group: 'service', fields: [] } as unknown as Declaration
const templates = { items: [{ key: 'record', name: '登记表', shipped: true }, { key: 'task_letter', name: '整改任务书', shipped: true }, { key: 'own_1', name: '调解通知', shipped: false, at: '2026-11-20T09:00:00+08:00', by: '乌兰' }] }
const listed = { 'GET /api/v1/ledgers/disputes/templates': () => ({ body: templates }) }
const id = '01933b1e-0000-7000-8000-0000000000cc', other = '01933b1e-0000-7000-8000-0000000000cd'
beforeEach(() => {
  document.body.innerHTML = ''
  HTMLDialogElement.prototype.showModal ??= function () { this.open = true }
  HTMLDialogElement.prototype.close ??= function () { this.open = false }
  URL.createObjectURL = () => 'blob:made'
  URL.revokeObjectURL = () => undefined
})
async function open(props: { ids?: string[]; query?: Record<string, string>; may_design?: boolean }) {
  const sheet = mount(PapersSheet, { props: { type, may_design: false, ...props }, global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return sheet
}

it('leads to the paper of one record by the template that is chosen', async () => {
  fake_server(listed)
  const sheet = await open({ ids: [id] })
  const link = () => new URL(sheet.get('[data-do=paper]').attributes('href')!, 'http://localhost/x')
  expect(link().pathname).toBe(`/api/v1/ledgers/disputes/records/${id}/document`)
  expect(link().searchParams.get('template')).toBe('record')
  await sheet.get('input[value=own_1]').setValue()
  expect(link().searchParams.get('template')).toBe('own_1')
  expect(sheet.find('input[name=as]').exists()).toBe(false)
})
it('prints those picked, or all that the list shows under its filters, in one file or a file each', async () => {
  const asked = fake_server({ ...listed, 'POST /api/v1/ledgers/disputes/documents': () => ({ body: {} }) })
  const some = await open({ ids: [id, other], query: { 'f.kind': 'pasture' } })
  await some.get('[data-do=print]').trigger('click')
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked[1]!.body).toEqual({ template: 'record', ids: [id, other], as: 'one' })
  expect(new URLSearchParams(asked[1]!.query).get('f.kind')).toBeNull()
  some.unmount()
  const all = await open({ query: { 'f.kind': 'pasture', q: '草场' } })
  await all.get('input[value=files]').setValue()
  await all.get('input[value=task_letter]').setValue()
  await all.get('[data-do=print]').trigger('click')
  await vi.waitFor(() => expect(asked).toHaveLength(4))
  expect(asked[3]!.body).toEqual({ template: 'task_letter', as: 'files' })
  expect(new URLSearchParams(asked[3]!.query).get('f.kind')).toBe('pasture')
})
it('says what cannot be printed, and why', async () => {
  fake_server({ ...listed, 'POST /api/v1/ledgers/disputes/documents': () => ({ status: 422, body: { type: 'about:blank', title: '填写有误', status: 422, errors: [{ field: 'ids', code: 'x', message: '一次最多打印 500 份，请缩小范围。' }] } }) })
  const sheet = await open({ query: {} })
  await sheet.get('[data-do=print]').trigger('click')
  await vi.waitFor(() => expect(sheet.text()).toContain('一次最多打印 500 份'))
})
it('keeps an own template and tells the places that mean nothing; nobody else is offered to', async () => {
  const asked = fake_server({ ...listed, 'PUT /api/v1/ledgers/disputes/templates/own_2': () => ({ body: { key: 'own_2', unknown: ['谁知道'] } }) })
  expect((await open({ ids: [id] })).find('input[type=file]').exists()).toBe(false)
  const sheet = await open({ ids: [id], may_design: true })
  const box = sheet.get('.paper-bring input[type=file]')
  Object.defineProperty(box.element, 'files', { value: [new File(['PK'], '送达回证.docx')], configurable: true })
  await box.trigger('change')
  await vi.waitFor(() => expect(sheet.text()).toContain('{{谁知道}}'))
  const put = asked.find((a) => a.method === 'PUT')!
  expect(new URLSearchParams(put.query).get('name')).toBe('送达回证')
  expect(put.headers.get('content-type')).toContain('wordprocessingml')
})
