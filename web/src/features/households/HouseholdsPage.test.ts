import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import './index'
import HouseholdNewPage from './HouseholdNewPage.vue'
import HouseholdsPage from './HouseholdsPage.vue'
import { fake_server } from '../../../tests/fake'

const home = { code: '150725200000', name: '西乌珠尔苏木', full_name: '西乌珠尔苏木' }
const village = { code: '150725200201', name: '萨如拉塔拉嘎查', full_name: '西乌珠尔苏木 萨如拉塔拉嘎查' }
const counts = { place: home, households: 54, by_state: { active: 50, away: 4 }, surveyed: 48, below: [{ place: village, households: 54, surveyed: 48 }, { place: { ...village, code: 'x' }, households: 0, surveyed: 0 }] }
async function open(at: string) {
  const asked = fake_server({
    'GET /api/v1/households': () => ({ items: [], next: null }) as never,
    'GET /api/v1/households/counts': () => counts as never,
    'GET /api/v1/households/form': () => ({ version: '1', items: [{ key: 'water', name: '饮水', why: '先安排打井', type: 'choice', options: [{ code: 'tap', name: '自来水' }], known: true }], tags: [], most_tag_days: 366 }) as never,
    'POST /api/v1/households': () => ({ status: 422, body: { type: 'x', title: '请改正', status: 422, errors: [{ field: 'members[0].id_number', code: 'households.id_check', message: '身份证号有一位不对' }] } }),
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  await router.push(at)
  const page = mount(at === '/households/new' ? HouseholdNewPage : HouseholdsPage, { global: { plugins: [i18n, router] }, props: { may_register: true, home } as never, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}

it('opens each figure to its list, by the address', async () => {
  const { asked, page, router } = await open('/households')
  expect(asked.find((a) => a.path === '/api/v1/households')?.query).toContain('place=150725200000')
  const missing = page.findAll('a.figure').find((f) => f.text().includes('还有没问到的'))!
  expect(missing.text()).toContain('6')
  await router.push(missing.attributes('href')!)
  await flushPromises()
  expect(asked.at(-1)!.query).toContain('surveyed=false')
  expect(page.findAll('.below-row')).toHaveLength(1)
  await page.find('.below-row').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query).toMatchObject({ place: village.code, surveyed: 'no' })
  page.unmount()
})

it('registers with what is known, says why each item is asked, and names the row of a member that is wrong', async () => {
  const { asked, page } = await open('/households/new')
  expect(page.text()).toContain('先安排打井')
  await page.find('[data-field="head"] input').setValue('巴图')
  await page.findAll('button').find((b) => b.text() === '添一个人')!.trigger('click')
  await page.find('.member-fields input').setValue('巴图')
  await page.find('form').trigger('submit')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'POST')!.body as Record<string, unknown>
  expect(Object.keys(sent).sort()).toEqual(['consent', 'head', 'id', 'members', 'place'])
  expect(sent.members).toEqual([{ name: '巴图', relation: 'head', away: false }])
  expect(page.find('.member-fields li').text()).toContain('身份证号有一位不对')
  page.unmount()
})
