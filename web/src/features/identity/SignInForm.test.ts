import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { i18n, language, set_language } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import './index'
import { choose_language, forget_session } from './session'
import OwnSecondFactor from './OwnSecondFactor.vue'
import SignInForm from './SignInForm.vue'

const session = { csrf_token: 'c', account: { id: 'a', account: 'wulan' }, person: null, unit: null, place: null, roles: [], may: [], language: 'zh', expires_at: '2026-11-23T12:00:00+08:00' }
const refused = (key: string, fields: string[]) => ({ status: 401, body: { type: `urn:lianxin:problem:${key}`, title: '请登录', status: 401, errors: fields.map((field) => ({ field, code: key, message: key })) } })
async function fill_in(page: ReturnType<typeof mount>) {
  await page.get('input[name=account]').setValue('wulan')
  await page.get('input[name=password]').setValue('geheim')
  await page.get('form').trigger('submit')
  await flushPromises()
}
beforeEach(() => {
  forget_session()
  sessionStorage.clear()
  localStorage.clear()
  set_language('zh')
  document.body.innerHTML = ''
})

describe('signing in', () => {
  it('asks for the code only when the server does, keeps the password, and says when the code was wrong', async () => {
    const answers = [refused('identity.totp_needed', ['totp']), refused('identity.totp_wrong', ['totp']), { status: 201, body: session }]
    const asked = fake_server({ 'POST /api/v1/session': () => answers.shift()! })
    const page = mount(SignInForm, { global: { plugins: [i18n] }, attachTo: document.body })
    expect(page.find('input[name=totp]').exists()).toBe(false)
    await fill_in(page)
    expect(page.get('[role=alert]').text()).toContain('一次性验证码')
    for (const code of ['111111', '222222']) {
      await page.get('input[name=totp]').setValue(code)
      await page.get('form').trigger('submit')
      await flushPromises()
      if (code === '111111') expect(page.get('[role=alert]').text()).toContain(i18n.global.t('identity.wrong_totp'))
    }
    expect(page.emitted('done')).toHaveLength(1)
    expect(asked.map((a) => (a.body as { totp?: string }).totp)).toEqual([undefined, '111111', '222222'])
  })

  it('keeps the language chosen before it, here and for the account', async () => {
    const asked = fake_server({ 'POST /api/v1/session': () => ({ status: 201, body: session }), 'PATCH /api/v1/session': () => ({ ...session, language: 'en' }) })
    const page = mount(SignInForm, { global: { plugins: [i18n] }, attachTo: document.body })
    choose_language('en')
    await fill_in(page)
    expect(language.value).toBe('en')
    expect(asked.at(-1)?.body).toEqual({ language: 'en' })
    forget_session()
    await fill_in(page)
    expect(language.value).toBe('zh') // chosen once, not for ever
  })
})

describe('one-time codes', () => {
  it('are switched on with a code, and the recovery codes are shown once', async () => {
    let active = false
    fake_server({
      'GET /api/v1/me/totp': () => ({ active, confirmed_at: active ? '2026-11-23T09:00:00+08:00' : null, recovery_codes_left: active ? 10 : 0 }),
      'POST /api/v1/me/totp': () => ({ status: 201, body: { secret: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/Lianxin:wulan?secret=GEZDGNBVGY3TQOJQ' } }),
      'POST /api/v1/me/totp/confirmation': () => {
        active = true
        return { recovery_codes: ['AAAA-BBBB-CCCC-DDDD'] }
      },
    })
    const page = mount(OwnSecondFactor, { global: { plugins: [i18n] }, attachTo: document.body })
    await flushPromises()
    await page.get('button').trigger('click')
    await flushPromises()
    expect(page.get('.qr-code path').attributes('d')).toMatch(/^M4 4h1v1h-1z/) // the corner of the first finder pattern
    expect(page.get('code').text()).toBe('GEZD GNBV GY3T QOJQ')
    await page.get('input').setValue('123456')
    await page.get('form').trigger('submit')
    await flushPromises()
    expect(page.get('.recovery').text()).toContain('AAAA-BBBB-CCCC-DDDD')
    await page.get('button').trigger('click')
    expect(page.text()).not.toContain('AAAA-BBBB')
    expect(page.text()).toContain('还剩备用码 10 个')
  })
})
