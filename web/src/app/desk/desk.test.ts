import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { api, ApiError, ask, is_cut_off, type Session } from '@/api'
import { who } from '@/features/identity'
import { i18n, set_language } from '@/i18n'
import { fake_server, session } from '../../../tests/fake'
import '../locales'
import DeskApp from './DeskApp.vue'
import { router } from './routes'

const counts = (open: number, assigned: number) => ({
  total: open, open, by_state: [{ state: 'assigned', count: assigned }, { state: 'in_progress', count: 1 }], by_light: [], by_unit: [], as_of: '2026-11-17T09:40:00+08:00',
})
const answers = (more: Parameters<typeof fake_server>[0] = {}) => fake_server({
  'GET /api/v1/session': () => session,
  'GET /api/v1/tickets/counts': ({ url }) => ({ body: url.search.includes('supervision=any') ? { ...counts(101, 36), total: 3 } : counts(101, 36) }),
  'GET /api/v1/tickets': () => ({ body: { items: [], next: null } }),
  ...more,
})
let app: VueWrapper | undefined
async function open(path: string) {
  location.hash = `#${path}`
  await router.replace(path)
  app = mount(DeskApp, { attachTo: document.body, global: { plugins: [i18n, router] } })
  await flushPromises()
  await flushPromises()
}
const sign_out_quietly = () => Object.assign(who, { session: null, known: false, expired: false })
beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  sign_out_quietly()
  set_language('zh')
  is_cut_off.value = false
  answers()
  await router.replace('/nowhere').catch(() => undefined)
  sign_out_quietly()
})
afterEach(() => {
  app?.unmount()
  app = undefined
  vi.unstubAllGlobals()
})

describe('the first page', () => {
  it('is the one the role is for, also when the page is opened before it is known who it is', async () => {
    await open('/')
    expect(router.currentRoute.value.path).toBe('/tickets')
  })
  it('is the list the role works through', async () => {
    const roles = async (role: Session['roles'][number]['role']) => {
      sign_out_quietly()
      await router.replace('/nowhere').catch(() => undefined)
      sign_out_quietly()
      answers({ 'GET /api/v1/session': () => ({ ...session, roles: [{ role, scope: { kind: 'own_unit' } }], may: [...session.may, 'read_households'] }) })
      await open('/')
      const { fullPath } = router.currentRoute.value
      app!.unmount()
      return fullPath
    }
    expect(await roles('unit_clerk')).toBe('/tickets?tab=mine')
    expect(await roles('unit_leader')).toBe('/tickets?tab=mine')
    expect(await roles('inspector')).toBe('/supervision')
    expect(await roles('village_cadre')).toBe('/households')
  })
  it('is the journal for somebody who only reads that', async () => {
    answers({ 'GET /api/v1/session': () => ({ ...session, may: ['read_audit'] }) })
    await open('/')
    expect(router.currentRoute.value.path).toBe('/audit')
  })
  it('is signing in for nobody, and comes after it', async () => {
    answers({ 'GET /api/v1/session': () => ({ status: 401, body: { type: 'about:blank', title: 'who', status: 401 } }) })
    await open('/')
    expect(router.currentRoute.value.path).toBe('/sign-in')
    expect(router.currentRoute.value.query.next).toBe('/')
  })
})

describe('the menu', () => {
  it('counts what waits, and shows no zero', async () => {
    await open('/settings')
    await vi.waitFor(() => expect(app!.get('.side a[href="#/tickets"] b').text()).toBe('101'))
    expect(app!.get('.side a[href="#/assignments"] b').text()).toBe('37')
    expect(app!.get('.side a[href="#/supervision"] b').text()).toBe('3')
    expect(app!.find('.side a[href="#/register"] b').exists()).toBe(false)
    app!.unmount()
    answers({ 'GET /api/v1/tickets/counts': () => ({ body: { ...counts(0, 0), by_state: [] } }) })
    await open('/settings')
    expect(app!.find('.side li b').exists()).toBe(false)
  })
  it('names the whole unit where there is no room for it', async () => {
    await open('/settings')
    expect(app!.get('.me small').attributes('title')).toBe(session.unit!.name)
  })
})

describe('a cut line', () => {
  it('is told, and so is its coming back', async () => {
    await open('/settings')
    globalThis.fetch = () => Promise.reject(new TypeError('no network'))
    await expect(ask(api.GET('/api/v1/session'))).rejects.toBeInstanceOf(ApiError)
    await nextTick()
    expect(app!.get('.strip').text()).toContain('没有网络')
    answers()
    await ask(api.GET('/api/v1/session'))
    await nextTick()
    expect(app!.get('.strip.back').text()).toContain('网络好了')
  })
})

describe('a session that ends', () => {
  it('asks for the password over the page and keeps what was typed', async () => {
    await open('/settings')
    const field = app!.get('input[autocomplete="current-password"], input[type="password"]')
    await field.setValue('half a password')
    answers({
      'GET /api/v1/tickets': () => ({ status: 401, body: { type: 'about:blank', title: 'who', status: 401 } }),
      'POST /api/v1/session': ({ body }) => ((body as { password: string }).password === 'right' ? { ...session, csrf_token: 'token-2' } : { status: 401, body: { type: 'about:blank', title: 'no', status: 401 } }),
    })
    await ask(api.GET('/api/v1/tickets', { params: { query: {} } })).catch(() => undefined)
    await nextTick()
    const dialog = app!.get('dialog')
    expect((dialog.get('input[name="account"]').element as HTMLInputElement).value).toBe('bao')
    await dialog.get('input[name="password"]').setValue('right')
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(app!.find('dialog').exists()).toBe(false)
    expect((field.element as HTMLInputElement).value).toBe('half a password')
    expect(router.currentRoute.value.path).toBe('/settings')
  })
})
