import { defineAsyncComponent, nextTick } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { audit_routes } from '@/features/audit'
import { card_routes } from '@/features/cards'
import { GapFigures, HouseholdTimeline, visit_routes } from '@/features/diary'
import { consolidation_routes } from '@/features/consolidations'
import { duty_routes } from '@/features/duties'
import { household_routes } from '@/features/households'
import { has_role, home, identity_routes, may, SignInPage, start_session, who } from '@/features/identity'
import { import_routes } from '@/features/imports'
import { ledger_routes } from '@/features/ledgers'
import { link_routes } from '@/features/links'
import { people_routes } from '@/features/people'
import { place_routes } from '@/features/places'
import { problem_routes } from '@/features/problems'
import { round_routes } from '@/features/rounds'
import { rulebook_routes } from '@/features/rulebook'
import { search_routes } from '@/features/search'
import { ticket_routes } from '@/features/tickets'
import { i18n } from '@/i18n'

/** the list somebody works through first: a unit what is with it, an inspector what is supervised, an office everything open */
const first_list = () => (has_role('office') ? '/tickets' : has_role('unit_clerk', 'unit_leader') ? '/tickets?tab=mine' : has_role('inspector') ? '/supervision' : may('read_households') ? '/households' : '/tickets')
/** On a phone those who visit begin with whom to see today. */
const goes_visiting = () => has_role('village_cadre', 'team_member') && !has_role('office') && matchMedia('(max-width: 640px)').matches
/** where somebody begins: the first page the role is for */
const first_page = () => (may('read_tickets') ? first_list() : may('change_accounts') ? '/accounts' : may('read_audit') ? '/audit' : may('read_places') ? '/places' : '/settings')

const beside_place = defineAsyncComponent(() => import('./PlaceBeside.vue'))
/** the person behind the account: whose diary book is printed first */
const me = () => (who.session?.person?.id ? { id: who.session.person.id, name: who.session.person.name } : null)
const NotFoundPage = () => import('./NotFoundPage.vue')

const routes: RouteRecordRaw[] = [
  { path: '/', component: NotFoundPage }, // never shown: led on below, once it is known who it is
  { path: '/sign-in', component: SignInPage, meta: { open: true } },
  ...ticket_routes,
  ...place_routes({ may_change: () => may('change_places'), home, beside: () => (may('read_links') || may('read_visits') ? beside_place : undefined) }),
  ...household_routes({ may_register: () => may('change_households'), home, beside: defineAsyncComponent(() => import('./HouseholdBeside.vue')), may_link: () => may('change_links'), story: () => (may('read_visits') ? HouseholdTimeline : undefined) }),
  ...card_routes({ may_print: () => may('change_households'), home }),
  ...consolidation_routes({ may_change: () => may('change_consolidations'), home }),
  ...duty_routes({ home, beside: () => (may('read_visits') ? GapFigures : undefined) }),
  ...visit_routes({ home, me }),
  ...problem_routes({ home, may_decide: () => may('gather_problems'), may_see_proposals: () => may('read_proposals') }),
  ...link_routes({ may_change: () => may('change_links'), may_see_visits: () => may('read_visits'), may_enter: () => may('register_visits'), home }),
  ...ledger_routes({ home }),
  ...people_routes({ may_change: () => may('change_people') }),
  ...round_routes({ may_manage: () => may('manage_rounds'), home }),
  ...rulebook_routes,
  ...search_routes({ state: (state) => i18n.global.t(`tickets.state.${state}`), visit: (kind) => i18n.global.t(`diary.kind.${kind}`) }),
  ...identity_routes,
  ...import_routes,
  ...audit_routes,
  { path: '/:rest(.*)*', component: NotFoundPage },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  if (!who.known) await start_session().catch(() => undefined)
  if (to.path === '/sign-in' && who.session) return typeof to.query.next === 'string' ? to.query.next : '/'
  if (to.path === '/' && who.session && goes_visiting()) {
    location.replace('/field/')
    return false
  }
  if (to.path === '/' && who.session) return first_page()
  if (to.meta.open || who.session) return true
  return { path: '/sign-in', query: { next: to.fullPath } }
})

/** On another page one begins at its top, also with the keys and for those who listen. */
router.afterEach((to, from) => {
  if (from.matched.length && to.path !== from.path) void nextTick(() => document.activeElement?.matches('#main [autofocus]') || document.getElementById('main')?.focus({ preventScroll: true })) // unless the page says where one begins
})
