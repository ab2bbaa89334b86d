import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { toasts } from '@/ui'
import { keep_notices, NoticeBell } from '.'
import { notices } from './notices'
import type { Notice, Notices } from './notices.api'
import NoticeSettings from './NoticeSettings.vue'
import { a_ticket, fake_server, water_bureau } from '../../../tests/fake'

let changed: (data: object) => void = () => undefined
class Stream {
  addEventListener(name: string, handler: (e: MessageEvent) => void) {
    if (name === 'ticket') changed = (data) => handler(new MessageEvent('ticket', { data: JSON.stringify(data) }))
  }
  close() {}
}
const { id, number, title } = a_ticket()
const replied: Notice = { ticket: { id, number, title }, event: 'reply_drafted', kind: 'decision', at: '2026-11-17T09:00:00+08:00', by_unit: water_bureau, is_new: true }
const objected: Notice = { ...replied, event: 'objected', kind: 'resident', at: '2026-11-17T09:30:00+08:00', by_unit: null }
const of = (items: Notice[], more: Partial<Notices> = {}): Notices => ({ items, unseen: items.filter((n) => n.is_new).length, off: [], browser: false, as_of: '2026-11-17T09:40:00+08:00', ...more })

let now: Notices
let stop: (() => void) | undefined
const shown: { title: string; body?: string }[] = []
class Outside {
  static permission = 'granted'
  static requestPermission = async () => Outside.permission
  onclick: unknown
  constructor(head: string, { body }: { body?: string }) {
    shown.push({ title: head, body })
  }
}
function serve() {
  return fake_server({
    'GET /api/v1/notices': () => now,
    'PATCH /api/v1/notices': ({ body }) => {
      const change = body as Partial<Notices> & { seen_until?: string }
      if (change.seen_until) now = of(now.items.map((n) => ({ ...n, is_new: false })), { off: now.off, browser: now.browser })
      return (now = { ...now, ...(change.off && { off: change.off }), ...(change.browser !== undefined && { browser: change.browser }) })
    },
  })
}
const hide = (hidden: boolean) => Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
async function comes(notice: Notice, change = notice.event) {
  now = of([notice, ...now.items], { browser: now.browser })
  changed({ id, number, state: 'replied', version: 9, change })
  await vi.advanceTimersByTimeAsync(2000)
}

describe('notices', () => {
  beforeEach(async () => {
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('Notification', Outside)
    document.title = '连心'
    toasts.length = shown.length = 0
    hide(false)
    now = of([replied])
  })
  afterEach(() => {
    stop?.()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  it('are counted in the title; what was there before is not told again, what comes is told once', async () => {
    const asked = serve()
    stop = keep_notices()
    await vi.advanceTimersByTimeAsync(10)
    expect(document.title).toBe('(1) 连心')
    expect(toasts).toHaveLength(0)
    await comes(objected)
    expect(document.title).toBe('(2) 连心')
    expect(toasts.map((t) => t.text)).toEqual([`${number}：反映人提出异议`])
    const reads = asked.length
    changed({ id, number, state: 'replied', version: 10, change: 'noted' }) // concerns nobody: it is not even asked for
    await vi.advanceTimersByTimeAsync(3000)
    expect(asked).toHaveLength(reads)
    expect(shown).toHaveLength(0)
    stop()
    expect(document.title).toBe('连心')
    expect(notices.value).toBeNull()
  })

  it('are told by the browser only when that is switched on and nobody looks; then without words or names', async () => {
    serve()
    stop = keep_notices()
    await vi.advanceTimersByTimeAsync(10)
    hide(true)
    await comes(objected)
    expect(shown).toHaveLength(0)
    now = { ...now, browser: true }
    await comes({ ...objected, event: 'supervised', at: '2026-11-17T09:35:00+08:00' })
    expect(shown).toEqual([{ title: '消息', body: `${number}：被督办了` }])
    expect(JSON.stringify(shown)).not.toContain(title)
    hide(false)
    await comes({ ...objected, event: 'reopened', at: '2026-11-17T09:36:00+08:00' })
    expect(shown).toHaveLength(1)
  })

  it('are seen by looking at them, and each leads to its request', async () => {
    const asked = serve()
    stop = keep_notices()
    await vi.advanceTimersByTimeAsync(10)
    vi.useRealTimers()
    HTMLDialogElement.prototype.showModal ??= () => undefined
    HTMLDialogElement.prototype.close ??= () => undefined
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: NoticeBell }] })
    const bell = mount(NoticeBell, { attachTo: document.body, global: { plugins: [i18n, router] } })
    expect(bell.get('b').text()).toBe('1')
    await bell.get('button').trigger('click')
    await vi.waitFor(() => expect(document.querySelector('.notices a')?.textContent).toContain('答复已写好'))
    await flushPromises()
    expect(document.querySelector('.notices a')?.getAttribute('href')).toBe(`/tickets/${id}`)
    expect(document.querySelector('.notices .fresh')).not.toBeNull() // still marked while one looks
    expect(asked.at(-1)).toMatchObject({ method: 'PATCH', body: { seen_until: now.as_of } })
    expect(bell.find('.notice-bell b').exists()).toBe(false)
    bell.unmount()
  })

  it('can be switched off by kind; the browser is asked when it is switched on', async () => {
    vi.useRealTimers()
    const asked = serve()
    const page = mount(NoticeSettings, { attachTo: document.body, global: { plugins: [i18n] } })
    await flushPromises()
    const boxes = page.findAll('input[type="checkbox"]')
    expect(boxes).toHaveLength(10)
    await boxes[3]!.setValue(false)
    await flushPromises()
    expect(asked.at(-1)!.body).toEqual({ off: ['decision'] })
    await boxes[3]!.setValue(true)
    await flushPromises()
    expect(asked.at(-1)!.body).toEqual({ off: [] })
    Outside.permission = 'default'
    const ask = vi.spyOn(Outside, 'requestPermission').mockResolvedValue('denied')
    const again = mount(NoticeSettings, { attachTo: document.body, global: { plugins: [i18n] } })
    await flushPromises()
    await again.findAll('input[type="checkbox"]')[9]!.setValue(true)
    await flushPromises()
    expect(ask).toHaveBeenCalledOnce()
    expect(asked.at(-1)!.body).toEqual({ browser: true })
    expect(again.text()).toContain('这个浏览器不许提醒')
    Outside.permission = 'granted'
    page.unmount()
    again.unmount()
  })
})
