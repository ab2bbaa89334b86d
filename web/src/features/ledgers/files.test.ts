import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import FileInput from './FileInput.vue'
import { know_files } from './files'
import RecordFiles from './RecordFiles.vue'
import './texts'

const digest = 'a'.repeat(64), other = 'b'.repeat(64)
const kept = { digest, type: 'application/pdf' as const, bytes: 9 }
async function choose(input: ReturnType<typeof mount>, file: File) {
  const box = input.find('input[type=file]')
  Object.defineProperty(box.element, 'files', { value: [file], configurable: true })
  await box.trigger('change')
  await vi.waitFor(async () => {
    await flushPromises()
    expect(input.text()).not.toContain('正在上传')
  })
}

it('brings a paper at once and names its digest; what is neither picture nor paper stays here', async () => {
  const asked = fake_server({ 'POST /api/v1/ledgers/wells/files': () => ({ body: kept }) })
  const input = mount(FileInput, { global: { plugins: [i18n] }, props: { id: 'x', ledger: 'wells', value: [other] } })
  await choose(input, new File(['17'], '方案.pdf', { type: 'application/pdf' }))
  expect(asked).toHaveLength(1)
  expect(input.emitted('put')).toEqual([[[other, digest]]])
  await choose(input, new File(['PK'], '方案.zip', { type: 'application/zip' }))
  expect(asked).toHaveLength(1)
  expect(input.find('[role=alert]').text()).toBe('“方案.zip”不是图片或 PDF。')
})
it('takes out what is there, and says what the server says', async () => {
  fake_server({ 'POST /api/v1/ledgers/wells/files': () => ({ status: 409, body: { type: 'about:blank', title: '已停填', status: 409 } }) })
  const input = mount(FileInput, { global: { plugins: [i18n] }, props: { id: 'x', ledger: 'wells', value: [other] } })
  await input.find('button').trigger('click')
  expect(input.emitted('put')).toEqual([[undefined]])
  await choose(input, new File(['17'], '方案.pdf', { type: 'application/pdf' }))
  expect(input.find('[role=alert]').text()).toBe('已停填')
  expect(input.emitted('put')).toHaveLength(1)
})
it('shows pictures where they are, papers to save, and asks for what is about a resident only when it is opened', async () => {
  URL.createObjectURL = () => 'blob:opened'
  URL.revokeObjectURL = () => undefined
  const asked = fake_server({ [`POST /api/v1/ledgers/wells/records/r1/files/${digest}`]: () => ({ body: {} }) })
  know_files([kept, { digest: other, type: 'image/jpeg', bytes: 3 }])
  const open = mount(RecordFiles, { global: { plugins: [i18n] }, props: { ledger: 'wells', record: 'r1', digests: [other, digest] } })
  expect(open.find('img').attributes('src')).toBe(`/api/v1/ledgers/wells/files/${other}`)
  expect(open.findAll('a')[1]!.text()).toBe('文件 2')
  const closed = mount(RecordFiles, { global: { plugins: [i18n] }, props: { ledger: 'wells', record: 'r1', digests: [digest], personal: true } })
  expect(closed.find('a').exists()).toBe(false)
  expect(asked).toHaveLength(0)
  await closed.find('button').trigger('click')
  await vi.waitFor(() => expect(closed.find('a').attributes('href')).toBe('blob:opened'))
  closed.unmount()
})
