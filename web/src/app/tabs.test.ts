import { flushPromises } from '@vue/test-utils'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { asking } from '@/api'
import { who } from '@/features/identity'
import { language, set_language } from '@/i18n'
import { appearance } from '@/ui'
import { fake_server, session } from '../../tests/fake'
import { agree_with_other_tabs } from './tabs'

const nothing = { render: () => null }
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: nothing }] })
const reload = vi.fn()
const other_tab = async (key: string, newValue: string | null) => {
  dispatchEvent(new StorageEvent('storage', { key, newValue }))
  await flushPromises()
}
beforeAll(() => agree_with_other_tabs(router, reload))
beforeEach(async () => {
  fake_server({ 'GET /api/v1/session': () => ({ ...session, csrf_token: 'token-9' }) })
  Object.assign(who, { session: structuredClone(session), known: true, expired: false })
  set_language('zh')
  reload.mockClear()
  await router.push('/tickets')
})

describe('two tabs', () => {
  it('show the same language and looks', async () => {
    await other_tab('lianxin.language', 'en')
    await other_tab('lianxin.theme', 'dark')
    await other_tab('lianxin.mode', 'elder')
    expect([language.value, appearance.theme, appearance.mode]).toEqual(['en', 'dark', 'elder'])
    await other_tab('lianxin.theme', 'javascript')
    expect(appearance.theme).toBe('dark')
    await other_tab('lianxin.mode', 'standard')
  })
  it('sign out together, leaving nothing on the screen', async () => {
    await other_tab('lianxin.signed-in', null)
    expect(who.session).toBeNull()
    expect(asking.csrf_token).toBeNull()
    expect(router.currentRoute.value.path).toBe('/sign-in')
  })
  it('sign in together and go on where one was', async () => {
    who.session = null
    await router.push('/sign-in?next=/places')
    await other_tab('lianxin.signed-in', `${session.account.id} 5`)
    expect(who.session).not.toBeNull()
    expect(router.currentRoute.value.path).toBe('/places')
  })
  it('drop the dialog of an ended session when the other signs in again', async () => {
    who.expired = true
    await other_tab('lianxin.signed-in', `${session.account.id} 6`)
    expect(who.expired).toBe(false)
    expect(asking.csrf_token).toBe('token-9')
    expect(router.currentRoute.value.path).toBe('/tickets')
  })
  it('start over when the other is somebody else', async () => {
    await other_tab('lianxin.signed-in', 'somebody-else 7')
    expect(reload).toHaveBeenCalledTimes(1)
  })
  it('tell the others, but not for merely being opened', async () => {
    localStorage.setItem('lianxin.signed-in', `${session.account.id} 1`)
    who.session = { ...session, csrf_token: 'after-signing-in-again' }
    expect(localStorage.getItem('lianxin.signed-in')).not.toBe(`${session.account.id} 1`)
    who.session = null
    expect(localStorage.getItem('lianxin.signed-in')).toBeNull()
  })
})
