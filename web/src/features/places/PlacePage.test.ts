import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import './index'
import PlacePage from './PlacePage.vue'
import type { Place, PlannedChange } from './places.api'
import { fake_server } from '../../../tests/fake'

const planned = (id: string, changes: Partial<PlannedChange>): PlannedChange => ({
  id, change: 'rename', from: '2099-01-01', planned_by: '高云', planned_at: '2026-11-20T09:00:00+08:00', problem: null, ...changes,
})
const place = (changes: Partial<Place> = {}): Place => ({
  code: '150725201000', name: '河东苏木', short_name: '河东', full_name: '河东苏木', level: 'township', kind: '苏木', parent: null,
  has_children: false, valid_from: null, valid_to: null, successor: null, version: 3, path: [], history: [], parts: [], planned: [], ...changes,
})
async function open(answers: Parameters<typeof fake_server>[0], may_change = true) {
  const asked = fake_server({
    'GET /api/v1/places/150725201000/children': () => ({ items: [], next: null }) as never,
    'GET /api/v1/places/150725201000/network': () => ({ place: { code: '150725201000', name: '河东苏木', full_name: '河东苏木' }, levels: [] }) as never,
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(PlacePage, { global: { plugins: [i18n, router] }, props: { code: '150725201000', may_change }, attachTo: document.body })
  await flushPromises()
  return { asked, page }
}

const waiting = planned('p1', { change: 'split', closes: true, parts: [{ code: 'a', name: '北苏木' }, { code: 'b', name: '南苏木' }], reason: '区划调整' })
const stuck = planned('p2', { change: 'merge', into: { code: 'c', name: '河西苏木', full_name: '河西苏木' }, problem: { tried_on: '2026-11-01', reasons: ['所选区划已经撤销。'] } })

it('shows what is planned, from which day, and what stood against one that did not take effect', async () => {
  const { page } = await open({ 'GET /api/v1/places/150725201000': () => place({ planned: [waiting, stuck] }) }, false)
  const first = page.find('[data-planned="p1"]').text()
  for (const words of ['北苏木、南苏木', '高云', '区划调整']) expect(first).toContain(words)
  expect(page.find('[data-planned="p2"]').text()).toContain('所选区划已经撤销。')
  expect(page.find('[data-planned] button').exists()).toBe(false)
})

it('withdraws one and shows the place as it is then; one that was applied meanwhile as well', async () => {
  let left = [waiting, stuck]
  const { asked, page } = await open({
    'GET /api/v1/places/150725201000': () => place({ planned: left }),
    'DELETE /api/v1/places/150725201000/planned/p1': () => { left = [stuck]; return { status: 204 } },
    'DELETE /api/v1/places/150725201000/planned/p2': () => { left = []; return { status: 404, body: { type: 'x', title: '没有这条记录', status: 404 } } },
  })
  await page.find('[data-planned="p1"] button').trigger('click')
  await flushPromises()
  expect(asked.some((a) => a.method === 'DELETE' && a.path.endsWith('/planned/p1'))).toBe(true)
  expect(page.findAll('[data-planned]').map((p) => p.attributes('data-planned'))).toEqual(['p2'])
  await page.find('[data-planned="p2"] button').trigger('click')
  await flushPromises()
  expect(page.findAll('[data-planned]')).toHaveLength(0)
})
