import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import RegisterPage from './RegisterPage.vue'
import { fake_server, session } from '../../../tests/fake'

describe('registering by keyboard', () => {
  it('begins with the words, sends with Ctrl+Enter but not while composing, and goes on with the next', async () => {
    const place = { code: '150725201', name: '东山嘎查', full_name: '河东苏木东山嘎查' }
    localStorage.setItem('lianxin.draft.desk', JSON.stringify({ text: '井坏了', place }))
    const asked = fake_server({
      'GET /api/v1/session': () => session,
      'GET /api/v1/packs/categories': () => ({ name: 'categories', items: [] }),
      'POST /api/v1/tickets': () => ({ status: 201, body: { id: '01933b1e-0000-7000-8000-000000000001', number: '陈旗 2026-0001', text: '井坏了', receipt_code: null } }),
    })
    await start_session()
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/register', component: RegisterPage }, { path: '/tickets/:id', component: RegisterPage }] })
    await router.push('/register')
    const page = mount(RegisterPage, { global: { plugins: [i18n, router] }, attachTo: document.body })
    await flushPromises()
    expect(document.activeElement).toBe(page.find('textarea').element)
    const posts = () => asked.filter((a) => a.method === 'POST' && a.path === '/api/v1/tickets')
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true, isComposing: true })
    await page.find('textarea').trigger('keydown', { key: 'Enter' })
    expect(posts()).toHaveLength(0)
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true })
    await page.find('textarea').trigger('keydown', { key: 'Enter', ctrlKey: true }) // twice is once
    await flushPromises()
    expect(posts()).toHaveLength(1)
    expect(posts()[0]!.body).toMatchObject({ text: '井坏了', place: place.code })
    const again = page.find('.receipt-card .btn.solid')
    expect(document.activeElement).toBe(again.element)
    await again.trigger('click')
    await flushPromises()
    expect(document.activeElement).toBe(page.find('textarea').element)
    page.unmount()
  })
})
