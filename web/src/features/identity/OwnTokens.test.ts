import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { set_clock } from '@/i18n/clock'
import { dismiss, toasts, undo } from '@/ui/toasts'
import { fake_server } from '../../../tests/fake'
import OwnTokens from './OwnTokens.vue'
import '.'

const token = (id: string, name: string, expires_on: string | null) => ({ id, name, expires_on, created_at: '2026-11-01T09:00:00+08:00', last_used_at: null })

async function open(answers: Parameters<typeof fake_server>[0] = {}) {
  set_clock('2026-11-17T09:40:00+08:00')
  const asked = fake_server({ 'GET /api/v1/tokens': () => ({ items: [token('t1', '统计平台', '2026-11-16'), token('t2', '热线', '2026-11-17')], next: null }) as never, ...answers })
  const part = mount(OwnTokens, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  return { asked, part }
}
afterEach(() => {
  toasts.splice(0)
  document.body.innerHTML = ''
  vi.restoreAllMocks()
})

describe('tokens of my own', () => {
  it('says which are over, by the day of the office', async () => {
    const { part } = await open()
    const [over, still] = part.findAll('li')
    expect(over!.text()).toContain('已过期')
    expect(still!.text()).not.toContain('已过期')
    part.unmount()
  })

  it('shows the secret of a new one once', async () => {
    const { asked, part } = await open({ 'POST /api/v1/tokens': () => ({ status: 201, body: { ...token('t3', '台账', null), secret: 'abc-def' } }) })
    await part.findAll('button').find((b) => b.text().includes('新建'))!.trigger('click')
    const dialog = document.querySelector('dialog')!
    const name = dialog.querySelector('input')!
    name.value = ' 台账 '
    name.dispatchEvent(new Event('input'))
    await flushPromises()
    dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    expect(asked.find((a) => a.method === 'POST')!.body).toEqual({ name: '台账' })
    expect(document.querySelector<HTMLInputElement>('dialog input[readonly]')!.value).toBe('abc-def')
    ;[...document.querySelectorAll<HTMLButtonElement>('dialog .sheet-foot button')].at(-1)!.click()
    await flushPromises()
    expect(document.body.innerHTML).not.toContain('abc-def')
    part.unmount()
  })

  it('takes one away only after the time to undo it', async () => {
    const { asked, part } = await open({ 'DELETE /api/v1/tokens/t1': () => ({ status: 204 }) })
    const take = () => part.find('li button').trigger('click')
    await take()
    expect(part.findAll('li')).toHaveLength(1)
    undo(toasts.at(-1)!.id)
    await flushPromises()
    expect(part.findAll('li')).toHaveLength(2)
    expect(asked.some((a) => a.method === 'DELETE')).toBe(false)
    await take()
    dismiss(toasts.at(-1)!.id) // the eight seconds are over
    await flushPromises()
    expect(asked.filter((a) => a.method === 'DELETE')).toHaveLength(1)
    part.unmount()
  })
})
