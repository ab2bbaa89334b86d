import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import type { CardRow } from './cards.api'
import CardsPage from './CardsPage.vue'
import './index'

const home = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }
const row = (n: string, changes: Partial<CardRow> = {}): CardRow => ({ household: { id: `01933b1e-0000-7000-8000-0000000000${n}`, number: n, name: '巴***', place: home }, answers: ['朝鲁'], printed_on: '2026-07-20', outdated: true, why: ['朝鲁的电话变了'], ...changes })
const open = async (rows: CardRow[], counts = { households: 54, never: 7, outdated: rows.length }) => {
  const asked = fake_server({
    'GET /api/v1/cards': () => ({ body: { items: rows, next: null, counts } }),
    'POST /api/v1/cards/print': () => ({ body: '<!doctype html><title>x</title><p class="code">7K3M-92QF-4HTR</p>' }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
  await router.replace('/cards')
  const page = mount(CardsPage, { props: { may_print: true, home }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { page, asked }
}
const paper = () => {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const window = frame.contentWindow!
  const print = vi.fn()
  Object.assign(window, { print, focus: () => undefined })
  vi.stubGlobal('open', () => window)
  return { print, document: () => frame.contentDocument! }
}
beforeEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('contact cards', () => {
  it('begins with those to print, says why, and counts', async () => {
    const { page, asked } = await open([row('01'), row('02', { printed_on: null, why: ['还没有印过'], answers: [] })])
    expect(asked.find((a) => a.path === '/api/v1/cards')!.query).toContain('outdated=true')
    expect(page.text()).toContain('朝鲁的电话变了')
    expect(page.text()).toContain('没印过')
    expect(page.findAll('.card-figures .figure, .card-figures a, .card-figures > *').length).toBeGreaterThanOrEqual(3)
    expect(page.get('.page-head .btn').text()).toContain('9')
  })
  it('prints in a window of its own, after saying that old codes end', async () => {
    const window = paper()
    const { page, asked } = await open([row('01'), row('02')])
    await page.get('.page-head .btn').trigger('click')
    expect(document.querySelector('dialog, [role=dialog]')!.textContent).toContain('旧卡上的码马上作废')
    expect(asked.some((a) => a.method === 'POST')).toBe(false)
    document.querySelector<HTMLFormElement>('dialog form, [role=dialog] form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    await flushPromises()
    expect(asked.find((a) => a.method === 'POST')!.body).toEqual({ place: home.code, outdated: true })
    expect(window.print).toHaveBeenCalledOnce()
    expect(window.document().body.textContent).toContain('7K3M-92QF-4HTR')
  })
  it('changes no code when the browser opens no window', async () => {
    vi.stubGlobal('open', () => null)
    const { page, asked } = await open([row('01')])
    await page.get('.page-head .btn').trigger('click')
    document.querySelector<HTMLFormElement>('dialog form, [role=dialog] form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(document.body.textContent).toContain('还没有换码')
    expect(asked.some((a) => a.method === 'POST')).toBe(false)
  })
})
