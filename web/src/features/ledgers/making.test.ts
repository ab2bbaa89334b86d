import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import RecordFacts from './RecordFacts.vue'
import RecordNewPage from './RecordNewPage.vue'
import { fake_server } from '../../../tests/fake'

const place = { code: '150725200000', name: '巴彦库仁苏木' }
const meetings = {
  key: 'meetings', zh: '会议台账', en: 'Meetings', title: 'name', fields: [{ key: 'name', zh: '名称', en: 'name' }, { key: 'decisions', zh: '决定', en: 'decisions', kind: 'table' as const, columns: [{ key: 'what', zh: '内容', en: 'what' }, { key: 'owner', zh: '责任人', en: 'owner', kind: 'person' as const }, { key: 'task', zh: '任务书', en: 'letter', kind: 'record' as const, ledger: 'letters' }] }],
  makes: [{ key: 'letter', zh: '下达任务书', en: 'make a letter', over: 'decisions', ledger: 'letters', link: 'task', fields: [{ field: 'task', from: 'what' }, { field: 'owner', from: 'owner' }, { field: 'basis', from: 'name' }] }],
}
const letters = { key: 'letters', zh: '任务书', en: 'Letters', title: 'task', fields: [{ key: 'task', zh: '任务', en: 'task', required: 'true' }, { key: 'owner', zh: '责任人', en: 'owner', kind: 'person' as const }, { key: 'basis', zh: '依据', en: 'basis' }, { key: 'goal', zh: '目标', en: 'goal', required: 'true' }] }
const record = { id: 'm1', number: '', title: '推进会', place, light: 'none', is_void: false, entered_by: '斯琴', entered_at: '2026-11-20T09:00:00+08:00', changed_at: '2026-11-20T09:00:00+08:00', version: 1, fields: { name: '推进会', decisions: [{ what: '打两眼井', owner: { name: '王建国' } }, { what: '修圈舍', task: 'k9' }] } }
const opened = (may = ['comment']) => ({ record, type_version: 1, steps: [], may, shown: ['name', 'decisions'], needed: [], ties: [], files: [], names: { k9: '修圈舍' } }) as never
const router = () => createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })

it('offers it in each row that has none yet, to who may write', () => {
  const facts = (may?: string[]) => mount(RecordFacts, { global: { plugins: [i18n, router()] }, props: { type: meetings, there: opened(may) } })
  const links = facts().findAll('.record-rows a')
  expect(links.map((a) => [a.text(), a.attributes('href')])).toEqual([['下达任务书', '/ledgers/letters/records/new?of=meetings.m1.letter.0'], ['修圈舍', '/ledgers/letters/records/k9']])
  expect(facts([]).text()).not.toContain('下达任务书')
})
it('begins with what is carried over, and tells the server what it is made of', async () => {
  const asked = fake_server({
    'GET /api/v1/ledgers/meetings': () => ({ body: { version: 1, closed: false, may: ['write'], declaration: meetings } }),
    'GET /api/v1/ledgers/meetings/records/m1': () => ({ body: opened() }),
    'GET /api/v1/ledgers/letters': () => ({ body: { version: 1, closed: false, may: ['write'], declaration: letters } }),
    'POST /api/v1/ledgers/letters/records': () => ({ status: 201, body: { record: { ...record, id: 'k1', title: '打两眼井' } } }),
  })
  const way = router()
  await way.push('/ledgers/letters/records/new?of=meetings.m1.letter.0')
  const page = mount(RecordNewPage, { global: { plugins: [i18n, way] }, props: { type: 'letters', home: null }, attachTo: document.body })
  await flushPromises()
  await flushPromises()
  expect(page.text()).toContain('由“推进会 · 打两眼井”生成')
  await page.find('[data-field="fields.goal"] input').setValue('入冬前通水')
  await page.find('form').trigger('submit')
  await flushPromises()
  const sent = asked.find((a) => a.method === 'POST')!.body as { fields: object; made_from: object; place: string }
  expect(sent.fields).toEqual({ task: '打两眼井', owner: { name: '王建国' }, basis: '推进会', goal: '入冬前通水' })
  expect(sent.made_from).toEqual({ ledger: 'meetings', record: 'm1', make: 'letter', row: 0 })
  expect(sent.place).toBe('150725200000')
  expect(way.currentRoute.value.path).toBe('/ledgers/meetings/records/m1')
  page.unmount()
})
