import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { ticket_routes } from '.'
import AssignmentsPage from './AssignmentsPage.vue'
import EscalationsPage from './EscalationsPage.vue'
import SupervisionPage from './SupervisionPage.vue'
import type { Assignment } from './tickets.api'
import { a_ticket, fake_server, office, session, water_bureau } from '../../../tests/fake'

const one = a_ticket({ next: [{ command: 'supervise' }, { command: 'note' }, { command: 'take' }] })
const two = a_ticket({ id: '01933b1e-0000-7000-8000-000000000398', number: '陈旗 2026-0398', title: '路冲毁了', next: [{ command: 'note' }, { command: 'supervise' }] })
const order = (of: typeof one, n: number): Assignment => ({
  id: `01933b1e-0000-7000-8000-00000000000${n}`, number: `陈联办交〔2026〕${n}号`, state: 'issued', ticket: { id: of.id, number: of.number, title: of.title }, issued_by: office, lead_unit: water_bureau,
  joint_units: [], instruction: '请查明', issued_at: '2026-11-10T10:00:00+08:00', due_on: '2026-11-13', working_days: 3, due: null, version: 1,
} as unknown as Assignment)

async function open(page: Component, path: string) {
  const asked = fake_server({
    'GET /api/v1/session': () => session,
    'GET /api/v1/tickets': () => ({ items: [one, two], next: null }),
    'GET /api/v1/assignments': () => ({ items: [order(one, 1), order(two, 2)], next: null, total: 2 }),
    [`GET /api/v1/tickets/${one.id}`]: () => one,
    [`GET /api/v1/tickets/${two.id}`]: () => two,
    [`POST /api/v1/tickets/${one.id}/commands`]: () => ({ ...one, version: 4 }),
    [`POST /api/v1/tickets/${two.id}/commands`]: () => ({ ...two, version: 4 }),
  })
  await start_session()
  const router = createRouter({ history: createMemoryHistory(), routes: ticket_routes })
  await router.push(path)
  const shown = mount(page, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, shown }
}
const offered = (shown: ReturnType<typeof mount>) => shown.findAll('.bulk-bar .btn:not(.quiet)').map((b) => b.text())

describe('rows picked on a list', () => {
  afterEach(() => void (document.body.innerHTML = ''))

  it.each([
    ['orders', AssignmentsPage, '/assignments'],
    ['what was passed up', EscalationsPage, '/escalations'],
    ['what is supervised', SupervisionPage, '/supervision'],
  ])('of %s are offered what may be done with every one of them', async (_, page, path) => {
    const { asked, shown } = await open(page as Component, path)
    expect(shown.find('.bulk-bar').exists()).toBe(false)
    for (const box of shown.findAll('tbody .pick')) await box.trigger('click')
    await flushPromises()
    expect(shown.find('.bulk-bar b').text()).toContain('2')
    expect(offered(shown).sort()).toEqual(['写进展', '督办'].sort())
    await shown.findAll('.bulk-bar .btn').find((b) => b.text() === '写进展')!.trigger('click')
    await flushPromises()
    const words = document.querySelector<HTMLTextAreaElement>('#bulk-form textarea')!
    words.value = '已约周三到现场'
    words.dispatchEvent(new Event('input'))
    document.querySelector('#bulk-form')!.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(asked.filter((a) => a.method === 'POST').map((a) => a.path).sort()).toEqual([one.id, two.id].map((id) => `/api/v1/tickets/${id}/commands`).sort())
    shown.unmount()
  })
})
