import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import { forget_ahead, peek_ahead, read_ahead, use_ahead } from './ahead'
import TicketPage from './TicketPage.vue'
import { a_ticket, fake_server, session } from '../../../tests/fake'

let changed: (data: object) => void = () => undefined
class Stream {
  addEventListener(name: string, handler: (e: MessageEvent) => void) {
    if (name === 'ticket') changed = (data) => handler(new MessageEvent('ticket', { data: JSON.stringify(data) }))
  }
  close() {}
}
let page_fetched = 0
const List = defineComponent({
  setup() {
    const on = use_ahead(async () => page_fetched++)
    return () => h('table', { onPointerover: on.pointerover, onPointerdown: on.pointerdown, onFocusin: on.focusin }, [h('tr', { 'data-key': a_ticket().id, tabindex: 0 })])
  },
})
function open() {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    [`GET /api/v1/tickets/${a_ticket().id}`]: () => a_ticket(),
    [`GET /api/v1/tickets/${a_ticket().id}/history`]: () => ({ items: [], next: null }),
  })
  const list = mount(List, { attachTo: document.body })
  return { list, row: list.get('tr'), reads: () => asked.filter((a) => a.path.endsWith(a_ticket().id)).length }
}

describe('what is about to be opened', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', Stream)
  })
  afterEach(() => {
    forget_ahead(a_ticket().id)
    document.body.replaceChildren()
    vi.useRealTimers()
  })

  it('is read once, when the pointer rests on it', async () => {
    const { list, row, reads } = open()
    await row.trigger('pointerover')
    await vi.advanceTimersByTimeAsync(20)
    expect(reads()).toBe(0)
    await vi.advanceTimersByTimeAsync(40)
    expect(reads()).toBe(1)
    await row.trigger('pointerdown')
    await read_ahead(a_ticket().id)
    expect(reads()).toBe(1)
    expect(page_fetched).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(page_fetched).toBe(1)
    list.unmount()
  })

  it('is forgotten when it changes, and after some seconds', async () => {
    const { list, row, reads } = open()
    await row.trigger('focusin')
    await vi.advanceTimersByTimeAsync(5)
    expect(peek_ahead(a_ticket().id)?.title).toBe(a_ticket().title)
    changed({ id: a_ticket().id, version: 9 })
    expect(peek_ahead(a_ticket().id)).toBeNull()
    await row.trigger('pointerdown')
    await vi.advanceTimersByTimeAsync(5)
    expect(reads()).toBe(2)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(peek_ahead(a_ticket().id)).toBeNull()
    list.unmount()
  })

  it('stands on its page at once, and the rest of the page follows', async () => {
    vi.useRealTimers()
    const { list } = open()
    await start_session()
    await read_ahead(a_ticket().id)
    const router = createRouter({ history: createMemoryHistory(), routes: [...ticket_routes, { path: '/places/:code', component: TicketPage }] })
    const page = mount(TicketPage, { props: { id: a_ticket().id }, global: { plugins: [i18n, router] } })
    expect(page.get('.ticket-words').text()).toBe(a_ticket().text)
    expect(page.find('.timeline').exists()).toBe(false)
    await vi.waitFor(() => expect(page.find('.timeline').exists()).toBe(true))
    await flushPromises()
    page.unmount()
    list.unmount()
  })
})
