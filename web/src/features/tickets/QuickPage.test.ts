import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { fake_server, session } from '../../../tests/fake'
import '.'
import QuickPage from './QuickPage.vue'

const place = { code: '150725200201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }
beforeEach(() => void localStorage.clear())
afterEach(() => void vi.useRealTimers())

describe('a request on a phone', () => {
  it('takes the place its words name by one press, and never by itself', async () => {
    const asked = fake_server({ 'GET /api/v1/session': () => session, 'POST /api/v1/places/named': () => ({ body: { items: [{ place, words: '东山嘎查' }] } }) })
    await start_session()
    vi.useFakeTimers()
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<i/>' } }] })
    const page = mount(QuickPage, { global: { plugins: [i18n, router] } })
    await page.get('textarea').setValue('东山嘎查的井没水了')
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
    expect(asked.find((a) => a.path === '/api/v1/places/named')!.body).toEqual({ text: '东山嘎查的井没水了', near: session.place!.code })
    expect(page.get('.quick-place b').text()).toBe(session.place!.name)
    await page.get('.place-named button').trigger('click')
    expect(page.get('.quick-place b').text()).toBe('东山嘎查')
    expect(page.find('.place-named button').exists()).toBe(false)
    page.unmount()
  })
})
