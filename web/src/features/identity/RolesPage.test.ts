import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fake_server, session } from '../../../tests/fake'
import RolesPage from './RolesPage.vue'
import { who } from './session'
import { identity_routes } from '.'

const roles = [
  { role: 'office', may: [{ verb: 'tickets.triage', words: '受理分办' }] },
  { role: 'auditor', may: [{ verb: 'audit.read', words: '看查看记录' }] },
]
const account = (name: string, ...grants: { role: string; name: string }[]) => ({
  id: `00000000-0000-7000-8000-00000000000${name.length}`, account: name, person: { id: '00000000-0000-7000-8000-0000000000ff', name: `人${name}` }, unit: null, blocked: false, must_change_password: false, version: 1,
  grants: grants.map((g, n) => ({ id: `00000000-0000-7000-8000-00000000010${n}`, role: g.role, scope: { kind: 'subtree', place: '1', name: g.name } })),
})

async function open(may: string[]) {
  who.session = { ...session, may: may as never }
  const asked = fake_server({
    'GET /api/v1/roles': () => ({ items: roles }) as never,
    'GET /api/v1/accounts': ({ url }) => ({ items: url.searchParams.get('role') === 'auditor' ? [account('qian', { role: 'auditor', name: '北市' }, { role: 'office', name: '东旗' })] : [], next: null }) as never,
  })
  const router = createRouter({ history: createMemoryHistory(), routes: identity_routes })
  await router.push('/roles')
  const page = mount(RolesPage, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  return { asked, page }
}
afterEach(() => {
  document.body.innerHTML = ''
  who.session = null
})

describe('what each role may do', () => {
  it('says it in words, and who holds the role where', async () => {
    const { asked, page } = await open(['change_accounts'])
    expect(page.find('.role-may').text()).toBe('受理分办')
    await page.findAll('.role-list button')[1]!.trigger('click')
    await flushPromises()
    expect(page.find('.role-may').text()).toBe('看查看记录')
    const rows = page.findAll('tr[data-key]')
    expect(rows).toHaveLength(1)
    expect(rows[0]!.text()).toContain('北市')
    expect(rows[0]!.text()).not.toContain('东旗') // held under another role
    expect(asked.filter((a) => a.path === '/api/v1/accounts').at(-1)!.query).toContain('role=auditor')
    page.unmount()
  })

  it('asks for no accounts on behalf of whoever may not see them', async () => {
    const { asked, page } = await open(['read_tickets'])
    expect(page.find('.role-may').text()).toBe('受理分办')
    expect(asked.some((a) => a.path === '/api/v1/accounts')).toBe(false)
    expect(page.find('table').exists()).toBe(false)
    page.unmount()
  })
})
