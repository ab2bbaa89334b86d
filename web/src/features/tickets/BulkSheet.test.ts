import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { undo_ms } from '@/ui'
import '.'
import BulkSheet from './BulkSheet.vue'
import type { GivenCommand } from './commands'
import { a_ticket, fake_server } from '../../../tests/fake'

const one = a_ticket()
const two = a_ticket({ id: '01933b1e-0000-7000-8000-000000000398', number: '陈旗 2026-0398', title: '路冲毁了', version: 5 })
const path = (id: string) => `/api/v1/tickets/${id}`

function open(command: GivenCommand, answers: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({
    [`POST ${path(one.id)}/commands`]: () => ({ ...one, version: 4 }),
    [`POST ${path(two.id)}/commands`]: () => ({ ...two, version: 6 }),
    ...answers,
  })
  const sheet = mount(BulkSheet, { props: { command, tickets: [one, two] }, global: { plugins: [i18n] }, attachTo: document.body })
  return { asked, sheet, posts: () => asked.filter((a) => a.method === 'POST') }
}
const states = (sheet: ReturnType<typeof open>['sheet']) => sheet.findAll('.bulk-rows li').map((li) => li.classes().at(-1))

describe('one command to many', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }))
  afterEach(() => {
    vi.useRealTimers()
    document.body.innerHTML = ''
  })

  it('asks for what is wanted before anything is sent', async () => {
    const { sheet, posts } = open('note')
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(sheet.find('[role="alert"]').exists()).toBe(true)
    expect(posts()).toHaveLength(0)
    sheet.unmount()
  })

  it('sends to each with its own version, and tells of each that is done', async () => {
    const { sheet, posts } = open('note')
    await sheet.find('textarea').setValue('配件到了')
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(posts().map((p) => [p.path.split('/')[4], p.headers.get('If-Match')])).toEqual([[one.id, '"3"'], [two.id, '"5"']])
    expect(states(sheet)).toEqual(['done', 'done'])
    expect(sheet.emitted('changed')!.map(([t]) => (t as { version: number }).version)).toEqual([4, 6])
    sheet.unmount()
  })

  it('says what did not go and why, and sends that alone again with the version it has now', async () => {
    let turn = 0
    const { sheet, posts } = open('note', {
      [`POST ${path(two.id)}/commands`]: () => (++turn === 1 ? { status: 503, body: { type: 'about:blank', title: '正忙', status: 503 } } : { ...two, version: 8 }),
      [`GET ${path(two.id)}`]: () => ({ ...two, version: 7 }),
    })
    await sheet.find('textarea').setValue('配件到了')
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(states(sheet)).toEqual(['done', 'failed'])
    expect(sheet.find('.bulk-rows .failed small').text()).not.toBe('')
    const before = posts().length
    const again = sheet.findAll('button').find((b) => b.text().includes('再试'))!
    await again.trigger('click')
    await flushPromises()
    expect(posts().slice(before).map((p) => [p.path.split('/')[4], p.headers.get('If-Match')])).toEqual([[two.id, '"7"']])
    expect(states(sheet)).toEqual(['done', 'done'])
    sheet.unmount()
  })

  it('waits before anything leaves the office, and gives the form back as it was', async () => {
    const { sheet, posts } = open('escalate')
    for (const area of sheet.findAll('textarea')) await area.setValue('修不起')
    await sheet.find('form').trigger('submit')
    await flushPromises()
    expect(sheet.find('form').exists()).toBe(false)
    await sheet.find('.sheet-foot .btn:not(.solid)').trigger('click')
    await vi.advanceTimersByTimeAsync(undo_ms + 1000)
    await flushPromises()
    expect(posts()).toHaveLength(0)
    expect((sheet.find('textarea').element as HTMLTextAreaElement).value).toBe('修不起')
    await sheet.find('form').trigger('submit')
    await vi.advanceTimersByTimeAsync(undo_ms + 1000)
    await flushPromises()
    expect(posts()).toHaveLength(2)
    sheet.unmount()
  })
})
