import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import DutiesPage from './DutiesPage.vue'
import { place_routes } from '.'

const banner = { code: '150725', name: '东旗', full_name: '东旗' }
const city = { code: '1507', name: '北市', full_name: '北市' }
const unit = (id: string, name: string, categories: string[], place = banner) => ({ id, name, short_name: name, kind: 'department', place, categories, superior: null, version: 1, closed_on: null })
const water = unit('00000000-0000-7000-8000-000000000001', '水利局', ['water'])
const farming = unit('00000000-0000-7000-8000-000000000002', '农牧局', ['water'])
const roads = unit('00000000-0000-7000-8000-000000000003', '市交通局', ['road'], city)
const categories = ['water:饮水', 'water.well:水井', 'road:道路', 'school:上学'].map((c) => ({ code: c.split(':')[0], name: c.split(':')[1] }))

async function open(may_change: boolean, query = '', answers: Parameters<typeof fake_server>[0] = {}) {
  const asked = fake_server({
    'GET /api/v1/places/150725': () => ({ ...banner, level: 'county', version: 1 }) as never,
    'GET /api/v1/places/150725/duties': () => ({ items: [water, farming, roads], next: null }) as never,
    'GET /api/v1/packs/categories': () => ({ items: categories }) as never,
    ...answers,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: place_routes({ may_change: () => may_change, home: () => banner }) })
  await router.push(`/duties${query}`)
  const page = mount(DutiesPage, { props: { may_change, home: banner }, global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, page, router }
}
const row = (words: string) => [...document.querySelectorAll('tr[data-key]')].find((r) => r.textContent?.includes(words))!
afterEach(() => (document.body.innerHTML = ''))

describe('who handles what', () => {
  it('says of every category who handles it, where nobody does and where several do', async () => {
    const { page } = await open(true)
    expect(row('饮水').textContent).toContain('几家都管')
    expect(row('道路').textContent).toContain('由上级管')
    expect(row('道路').textContent).toContain('市交通局')
    expect(row('上学').textContent).toContain('没有人管')
    page.unmount()
    const gaps = await open(true, '?only=gap')
    expect(document.querySelectorAll('tr[data-key]')).toHaveLength(2)
    gaps.page.unmount()
  })

  it('takes a duty from a unit, with the version it was read with', async () => {
    const { asked, page } = await open(true, '?category=water', { [`PATCH /api/v1/units/${farming.id}`]: () => ({ ...farming, categories: [], version: 2 }) as never })
    const dialog = document.querySelector('dialog')!
    const tick = [...dialog.querySelectorAll<HTMLLabelElement>('label.tick')].find((l) => l.textContent?.includes('农牧局'))!.querySelector('input')!
    expect(tick.checked).toBe(true)
    tick.click()
    await flushPromises()
    dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
    const sent = asked.filter((a) => a.method === 'PATCH')
    expect(sent).toHaveLength(1)
    expect(sent[0]!.headers.get('If-Match')).toBe('"1"')
    expect(sent[0]!.body).toEqual({ categories: [] })
    expect(document.querySelector('dialog')).toBeNull()
    page.unmount()
  })

  it('only tells whoever may not change it', async () => {
    const { page } = await open(false, '?category=school')
    const dialog = document.querySelector('dialog')!
    expect(dialog.querySelector('input')).toBeNull()
    expect(dialog.textContent).toContain('没有人管')
    page.unmount()
  })

  it('says what went wrong and keeps what stands', async () => {
    const { page } = await open(true, '', { 'GET /api/v1/packs/categories': () => ({ status: 500, body: { type: 'about:blank', title: '坏了', status: 500 } }) })
    expect(page.find('[role="alert"]').exists()).toBe(true)
    page.unmount()
  })
})
