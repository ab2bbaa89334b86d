import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { toasts, undo_last } from '@/ui'
import type { Look } from './index'
import LinksPage from './LinksPage.vue'
import PlaceLinks from './PlaceLinks.vue'
import type { Link } from './links.api'
import { fake_server } from '../../../tests/fake'

const sumu = { code: '150725200000', name: '西乌珠尔苏木', full_name: '西乌珠尔苏木' }
const village = { code: '150725200201', name: '萨如拉塔拉嘎查', full_name: '西乌珠尔苏木 萨如拉塔拉嘎查' }
const house = { id: 'h1', number: '012', name: '斯***', place: village }
const link = (changes: Partial<Link> = {}): Link => ({
  id: 'l1', kind: 'contact_point', kind_name: '联系点', who: { kind: 'person', id: 'p1', name: '高云', unit: '旗水利局', post: '局长' }, place: village, household: null, level: 'county', helper_class: 'leader', programmes: ['leading'],
  demonstration: false, from_on: '2026-03-12', until_on: null, source: null, note: null, substitute: null, replaced_by: null, next: ['change', 'end', 'hand_over'], version: 2, ...changes,
})
const people = () => ({ items: [{ id: 'p1', name: '高云', version: 1 }, { id: 'p2', name: '白音', version: 1 }], next: null }) as never
const mounted: { unmount: () => void }[] = []
function world(answers: Parameters<typeof fake_server>[0]) {
  const asked = fake_server({ 'GET /api/v1/people': people, ...answers })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  return { asked, router, global: { plugins: [i18n, router] } }
}
async function open(look: Look, answers: Parameters<typeof fake_server>[0], may_change = true, may_enter = false) {
  const { asked, router, global } = world(answers)
  await router.push(look === 'list' ? '/links' : `/links/${look}`)
  const page = mount(LinksPage, { global, props: { look, may_change, may_see_visits: true, may_enter, home: sumu }, attachTo: document.body })
  mounted.push(page)
  await settled()
  return { asked, page, router }
}
/** The part of a look is loaded when it is asked for. */
async function settled() {
  for (let n = 0; n < 5; n++) await new Promise((done) => setTimeout(done, 20)).then(flushPromises)
}
type Page = Awaited<ReturnType<typeof open>>['page']
async function choose(page: Page, at: number, name: string) {
  const box = page.findAll('dialog [role="combobox"]')[at]!
  await box.trigger('focus')
  await settled()
  await page.findAll('dialog [role="option"]').find((o) => o.isVisible() && o.text().includes(name))!.trigger('mousedown')
  await flushPromises()
}
afterEach(() => {
  mounted.splice(0).forEach((m) => m.unmount())
  toasts.splice(0)
})

it('lists who answers for whom, and opens a figure of the report to its links', async () => {
  const { page, asked } = await open('list', { 'GET /api/v1/links': () => ({ items: [link(), link({ id: 'l2', household: house, kind: 'pairing', kind_name: '结对帮扶' })], next: null }) as never }, false)
  for (const words of ['高云', '旗水利局 · 局长', '联系点', '萨如拉塔拉嘎查', '012 斯***', '大引领']) expect(page.text()).toContain(words)
  expect(asked.find((a) => a.path === '/api/v1/links')!.query).toContain('place=150725200000')
  expect(page.findAll('.page-head .btn').map((b) => b.text()).join('')).not.toContain('登记联系')
  const report = await open('report', { 'GET /api/v1/links/report': () => ({ total: { links: 8, to_places: 2, helpers: 3, places: 2, households: 6 }, rows: [{ kind: 'pairing', level: 'county', helper_class: 'enterprise', links: 8, to_places: 2, helpers: 3, places: 2, households: 6 }] }) as never })
  expect(report.page.find('tbody a').attributes('href')).toBe('/links?place=150725200000&kind=pairing&level=county')
})

it('hands a link over with a note, under the version it was read at', async () => {
  const { asked, page } = await open('list', { 'GET /api/v1/links': () => ({ items: [link()], next: null }) as never, 'POST /api/v1/links/l1/commands': () => link({ id: 'l9', who: { kind: 'person', id: 'p2', name: '白音' } }) })
  await page.find('tbody a').trigger('click')
  await page.find('[data-do="hand_over"]').trigger('click')
  await page.find('dialog form').trigger('submit')
  expect(page.find('[data-field="who"]').text()).toContain('请选接手的人')
  await choose(page, 0, '白音')
  await page.find('[data-field="note"] textarea').setValue('井的事答应了十二月前办')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'POST')!
  expect(sent.body).toMatchObject({ command: 'hand_over', who_kind: 'person', who: 'p2', note: '井的事答应了十二月前办' })
  expect(sent.headers.get('If-Match')).toBe('"2"')
  expect(toasts.at(-1)!.text).toContain('白音')
})

it('a member who checks in takes a post of the list, and may change it later', async () => {
  const posts = () => ({ items: [{ key: 'law', name: '法律咨询岗' }, { key: 'repairs', name: '便民维修岗' }] }) as never
  const checked_in = link({ kind: 'check_in', kind_name: '党员报到', helper_class: 'member', post: 'law', post_name: '法律咨询岗' })
  const { asked, page } = await open('list', { 'GET /api/v1/links': () => ({ items: [checked_in], next: null }) as never, 'GET /api/v1/links/posts': posts, 'POST /api/v1/links': () => checked_in as never, 'PATCH /api/v1/links/l1': () => checked_in as never })
  expect(page.find('tbody').text()).toContain('法律咨询岗')
  await page.find('tbody a').trigger('click')
  await page.find('[data-do="change"]').trigger('click')
  await settled()
  await page.find('[data-field="post"] select').setValue('repairs')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.find((a) => a.method === 'PATCH')!.body).toMatchObject({ post: 'repairs' })
  await page.findAll('.page-head .btn').find((b) => b.text() === '登记联系')!.trigger('click')
  expect(page.find('dialog [data-field="post"]').exists()).toBe(false)
  await page.findAll('dialog [data-field="kind"] label').find((o) => o.text().includes('党员报到'))!.find('input').trigger('change')
  await settled()
  expect(page.findAll('dialog [data-field="post"] option').map((o) => o.text())).toEqual(['还没认领岗位', '法律咨询岗', '便民维修岗'])
})

const row = { members: 3, places: 2, posts: 2, post_kinds: 2, services: 3, person_times: 4, servers: 3, served: 25, served_per_service: 6.25 }
it('counts members, posts and services by place, post and unit, each figure open to its records', async () => {
  const report = () => ({ from: '2026-01-01', to: '2026-11-17', by: 'place', total: row, items: [{ ...row, key: village.code, name: village.name }, { ...row, key: undefined, name: undefined, services: 0, person_times: 0, served: 0, served_per_service: null }], next: null }) as never
  const { asked, page } = await open('services', { 'GET /api/v1/visits/services': report })
  await vi.waitFor(() => expect(page.find('tbody a').exists()).toBe(true), 10_000)
  for (const words of ['报到党员', '25', '平均每人次服务 6.25 人次', '岗位是种类，不是席位', '萨如拉塔拉嘎查', '—']) expect(page.text()).toContain(words)
  expect(page.findAll('a.figure').map((a) => a.attributes('href'))).toEqual(['/links?kind=check_in&place=150725200000', '/visits?kind=service&place=150725200000', '/visits?kind=service&place=150725200000'])
  expect(page.findAll('tbody a').slice(0, 2).map((a) => a.attributes('href'))).toEqual([`/links/services?place=${village.code}`, `/links?kind=check_in&place=${village.code}`])
  await page.find('.service-filters select').setValue('unit')
  await settled()
  expect(asked.at(-1)!.query).toContain('by=unit')
  expect(page.text()).toContain('各行相加会多于合计')
})

it('enters from a check-in what the member did, once, for how many', async () => {
  const checked_in = link({ kind: 'check_in', kind_name: '党员报到', post: 'law', post_name: '法律咨询岗', next: [] })
  let refuse = true
  const { asked, page } = await open('list', {
    'GET /api/v1/links': () => ({ items: [checked_in], next: null }) as never, 'GET /api/v1/links/posts': () => ({ items: [{ key: 'law', name: '法律咨询岗' }] }) as never,
    'POST /api/v1/visits': () => (refuse ? ({ status: 422, body: { type: 'urn:lianxin:problem:base.invalid', title: '填错了', status: 422, errors: [{ field: 'served', message: '要填' }] } } as never) : ({} as never)),
  }, false, true)
  await page.find('tbody a').trigger('click')
  await page.find('[data-do="enter"]').trigger('click')
  await settled()
  const sheet = () => page.findAll('dialog').at(-1)!
  await sheet().find('form').trigger('submit')
  await settled()
  refuse = false
  await sheet().find('[data-field="served"] input').setValue(12)
  await sheet().find('[data-field="words"] textarea').setValue('修了三盏路灯')
  await sheet().find('form').trigger('submit')
  await settled()
  const sent = asked.filter((a) => a.method === 'POST').map((a) => a.body as { id: string })
  expect(sent[1]).toMatchObject({ kind: 'service', place: village.code, visited_by: ['p1'], served: 12, post: 'law', words: '修了三盏路灯' })
  expect(sent[0]!.id).toBe(sent[1]!.id)
  expect(toasts.at(-1)!.text).toContain('高云')
})

it('hands many over at once, and undoing hands them back', async () => {
  const { asked, page } = await open('list', { 'GET /api/v1/links': () => ({ items: [link(), link({ id: 'l2' })], next: null }) as never, 'POST /api/v1/links/reassign': () => ({ count: 2, links: [] }) as never })
  await page.findAll('.page-head .btn').find((b) => b.text() === '成批移交')!.trigger('click')
  await choose(page, 0, '高云')
  await settled()
  expect(page.find('dialog [role="status"]').text()).toContain('2')
  await choose(page, 1, '白音')
  await page.find('[data-field="note"] textarea').setValue('工作调动')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  undo_last()
  await flushPromises()
  expect(asked.filter((a) => a.path.endsWith('/reassign')).map((a) => a.body)).toMatchObject([{ from_who: 'p1', to_who: 'p2' }, { from_who: 'p2', to_who: 'p1' }])
})

it('says before it is begun who answers already, and after it what is against it', async () => {
  const { asked, page } = await open('gaps', {
    'GET /api/v1/links/gaps': () => ({ items: [{ place: village, household: house, missing: 'anybody', since_on: '2026-09-01' }], next: null, total: 1, of: 54 }) as never,
    'GET /api/v1/links': () => ({ items: [link({ household: house, kind_name: '结对帮扶' })], next: null }) as never,
    'POST /api/v1/links': () => link({ warnings: ['这户的“结对帮扶”已有 2 项，规定最多 2 项。'] }),
  })
  expect(page.find('[role="status"]').text()).toContain('54')
  await page.find('.col-edit button').trigger('click')
  await settled()
  expect(page.find('dialog .note').text()).toContain('高云')
  await choose(page, 0, '白音')
  await page.find('dialog form').trigger('submit')
  await flushPromises()
  expect(asked.find((a) => a.method === 'POST')!.body).toMatchObject({ kind: 'pairing', who_kind: 'person', who: 'p2', household: 'h1' })
  expect(toasts.at(-1)!.text).toContain('规定最多 2 项')
})

it('shows on a place who answers on each level, of its own links only', async () => {
  const { global } = world({ 'GET /api/v1/links': ({ url }) => ({ items: url.searchParams.get('place') === village.code ? [link(), link({ id: 'l2', household: house })] : [link({ id: 'l3', place: sumu, who: { kind: 'unit', id: 'u1', name: '旗财政局' } }), link()], next: null }) as never })
  const part = mount(PlaceLinks, { global, props: { places: [sumu, village] } })
  mounted.push(part)
  await settled()
  const levels = part.findAll('.network > li')
  expect(levels[0]!.text()).toContain('旗财政局')
  expect(levels[0]!.text()).not.toContain('高云')
  expect(levels[1]!.findAll('.link-row')).toHaveLength(1)
})
