import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { expect, it } from 'vitest'
import { i18n } from '@/i18n'
import { fake_server } from '../../../tests/fake'
import DesignMigration from './DesignMigration.vue'

const at = '/api/v1/ledgers/wells/migrations'
const left = [{ id: 'b', title: '四号井', version: 1, faults: [{ field: 'fields.depth', key: 'ledgers.said', message: '没有这么深的井。' }] }]
const run = (state: string) => ({ id: 'r', version: 2, lose: false, by: '乌兰', started_at: '2026-11-22T09:00:00+08:00', state, all: 3, moved: 2, stayed: 1, left })

async function shown(answers: Parameters<typeof fake_server>[0]) {
  const asked = fake_server(answers)
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)*', component: { template: '<i />' } }] })
  const page = mount(DesignMigration, { global: { plugins: [i18n, router] }, props: { type: 'wells', version: 2 } })
  await flushPromises()
  return { asked, page }
}

it('tries the mapping first, tells what changes and what stays, then begins and follows it', async () => {
  let begun = false
  const { asked, page } = await shown({
    [`GET ${at}`]: () => ({ body: { version: 2, waiting: begun ? 1 : 3, items: begun ? [run('done')] : [] } }),
    [`POST ${at}`]: ({ body }) => {
      begun = !(body as { dry_run: boolean }).dry_run
      return { body: { version: 2, records: 3, moves: 2, stays: 1, fields: [{ key: 'depth', name: '井深', changed: 2, lost: 0, examples: [{ title: '三号井', before: 8, after: 80 }] }], left } }
    },
  })
  expect(page.text()).toContain('3')
  expect(page.find('[data-do=migrate]').exists()).toBe(false)
  await page.find('[data-do=try-migration]').trigger('click')
  await flushPromises()
  expect(page.text()).toContain('三号井：8 → 80')
  expect(page.text()).toContain('没有这么深的井。')
  await page.find('[data-do=migrate]').trigger('click')
  await flushPromises()
  expect(asked.filter((a) => a.method === 'POST').map((a) => a.body)).toEqual([{ dry_run: true, lose: false }, { dry_run: false, lose: false }])
  expect(page.text()).toContain('四号井')
  expect(page.find('progress').exists()).toBe(false)
  page.unmount()
})
it('is not there where nothing waits, nor for who may not publish', async () => {
  const { page } = await shown({ [`GET ${at}`]: () => ({ body: { version: 2, waiting: 0, items: [] } }) })
  expect(page.find('section').exists()).toBe(false)
  const { page: other } = await shown({})
  expect(other.find('section').exists()).toBe(false)
})
