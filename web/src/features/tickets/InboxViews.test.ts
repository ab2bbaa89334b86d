import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { defineComponent, h } from 'vue'
import { start_session } from '@/features/identity'
import { i18n } from '@/i18n'
import { undo_last } from '@/ui'
import InboxViews from './InboxViews.vue'
import { use_filters } from './inbox_filters'
import { fake_server, session } from '../../../tests/fake'

const make_router = () => createRouter({ history: createMemoryHistory(), routes: [{ path: '/tickets', component: { render: () => null } }, { path: '/places', component: { render: () => null } }] })
async function open(query: Record<string, string>) {
  const router = make_router()
  await router.push('/tickets')
  return { router, page: mount(InboxViews, { props: { query, keepable: Object.keys(query).length > 0 }, global: { plugins: [i18n, router] }, attachTo: document.body }) }
}

describe('kept views', () => {
  beforeEach(async () => {
    fake_server({ 'GET /api/v1/session': () => session })
    await start_session()
  })

  it('are named links of this person, which stay in this browser', async () => {
    const { page } = await open({ category: 'water', urgency: 'urgent' })
    await page.find('.views > .btn').trigger('click')
    const name = page.find('#view-form input')
    await name.setValue('  苏木饮水 ')
    await page.find('#view-form').trigger('submit')
    await flushPromises()
    expect(page.find('.view a').text()).toBe('苏木饮水')
    expect(page.find('.view a').attributes('aria-current')).toBe('page')
    expect(page.find('.views > .btn').exists()).toBe(false) // kept already
    page.unmount()
    const again = (await open({})).page
    expect(again.find('.view a').attributes('href')).toContain('category=water&urgency=urgent')
    again.unmount()
  })

  it('come back when dropping them is undone', async () => {
    localStorage.setItem(`lianxin.views.${session.account.id}`, JSON.stringify([{ name: '急件', query: { urgency: 'urgent' } }, { nonsense: true }]))
    const { page } = await open({})
    expect(page.findAll('.view')).toHaveLength(1)
    await page.find('.view button').trigger('click')
    expect(page.find('.view').exists()).toBe(false)
    undo_last()
    await flushPromises()
    expect(page.find('.view a').text()).toBe('急件')
    page.unmount()
  })
})

describe('the way back through the filters', () => {
  async function start(address: string) {
    const router = make_router()
    await router.push(address)
    let found!: ReturnType<typeof use_filters>
    const page = mount(defineComponent({ setup() { found = use_filters(); return () => h('i') } }), { global: { plugins: [router] } })
    const back = async () => {
      const moved = new Promise<void>((done) => { const stop = router.afterEach(() => { stop(); done() }) })
      router.back()
      await moved
      await flushPromises()
    }
    return { router, page, back, ...found }
  }

  it('leads from filter to filter, and what is typed is one step', async () => {
    const { router, filters, back, page } = await start('/tickets')
    filters.light = 'red'
    await flushPromises()
    for (const q of ['水', '水井', '水井坏']) {
      filters.q = q
      await flushPromises()
    }
    expect(router.currentRoute.value.query).toEqual({ light: 'red', q: '水井坏' })
    await back()
    expect({ ...filters }).toMatchObject({ light: 'red', q: '' })
    await back()
    expect({ ...filters }).toMatchObject({ light: '', q: '' })
    page.unmount()
  })

  it('opens what the address says, and leaves other pages their addresses', async () => {
    const { router, filters, page } = await start('/tickets?tab=nonsense&urgency=urgent')
    expect({ ...filters }).toMatchObject({ tab: 'open', urgency: 'urgent' })
    await router.push('/places?urgency=normal')
    await flushPromises()
    expect(filters.urgency).toBe('urgent')
    page.unmount()
  })
})
