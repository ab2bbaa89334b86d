import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../../tests/fake'
import '../index'
import PublicLedgers from './PublicLedgers.vue'

const ledger = (key: string, name: string) => ({ key, name, unit: '项', purpose: `${name}用来做什么`, group: 'service' })
const record = (title: string) => ({ title, place: '萨如拉塔拉嘎查', state: '已办', tone: 'done', facts: [{ name: '牵头单位', said: '水利局' }] })

it('shows one open ledger, another when it is chosen, and goes on by the cursor', async () => {
  const asked = fake_server({
    'GET /api/v1/public/ledgers': () => ({ body: { items: [ledger('deeds', '实事'), ledger('sites', '场所')] } }),
    'GET /api/v1/public/ledgers/deeds': ({ url }) => ({ body: { ledger: ledger('deeds', '实事'), items: [record(url.searchParams.get('cursor') ? '修路' : '修井')], next: url.searchParams.get('cursor') ? null : 'more' } }),
    'GET /api/v1/public/ledgers/sites': () => ({ body: { ledger: ledger('sites', '场所'), items: [], next: null } }),
  })
  const page = mount(PublicLedgers, { global: { plugins: [i18n] } })
  await flushPromises()
  await flushPromises()
  expect(page.text()).toContain('修井')
  expect(page.text()).toContain('水利局')
  await page.findAll('button').find((b) => b.text() === '再看一些')!.trigger('click')
  await flushPromises()
  expect(page.findAll('.open-records li')).toHaveLength(2)
  await page.find('select').setValue('sites')
  await flushPromises()
  expect(page.text()).toContain('这里还没有公开的记录。')
  expect(page.text()).not.toContain('修井')
  expect(asked.at(-1)!.query).toBe('?limit=20')
  page.unmount()
})
it('is not there where nothing is open', async () => {
  fake_server({ 'GET /api/v1/public/ledgers': () => ({ body: { items: [] } }) })
  const page = mount(PublicLedgers, { global: { plugins: [i18n] } })
  await flushPromises()
  expect(page.find('section').exists()).toBe(false)
})
