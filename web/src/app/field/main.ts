import { createApp, watch } from 'vue'
import { createRouter, createWebHashHistory, type RouteLocationNormalized } from 'vue-router'
import { asking, watch_line } from '@/api'
import { SignInPage, start_session, who } from '@/features/identity'
import { field_visit_routes } from '@/features/visits'
import { fetch_english, i18n, language, start_language } from '@/i18n'
import { keep_in_step, phone } from '@/offline'
import { on_leaving, start_appearance } from '@/ui'
import '@/ui/icons-field'
import '@/ui/icons-staff'
import '../locales'
import { agree_with_other_tabs } from '../tabs'
import './field.css'
import FieldApp from './FieldApp.vue'
import { find_person, follow_person, phone_of_person } from './person'
import { work_without_network } from './update'

const ledgers = { visits: true, bare: true } // for who has the phone along on visits
const asked = (to: RouteLocationNormalized) => ({ ...to.params, draft: to.query.draft, step: to.query.step })
const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, saved) => new Promise((scroll) => requestAnimationFrame(() => scroll(saved ?? { top: 0 }))), // laid out once, with the frame
  routes: [
    ...field_visit_routes,
    { path: '/ledgers', component: () => import('./ledger_pages').then((p) => p.all()), meta: ledgers },
    { path: '/ledgers/kept/:id', component: () => import('./ledger_pages').then((p) => p.kept()), props: true, meta: ledgers },
    { path: '/ledgers/:type/new', component: () => import('./ledger_pages').then((p) => p.entry()), props: asked, meta: ledgers },
    { path: '/ledgers/:type/records/:id', component: () => import('./ledger_pages').then((p) => p.record()), props: true, meta: ledgers },
    { path: '/ledgers/:type/records/:id/do', component: () => import('./ledger_pages').then((p) => p.step()), props: asked, meta: ledgers },
    { path: '/quick', component: () => import('./ticket_pages').then((p) => p.quick()) },
    { path: '/mine', component: () => import('./ticket_pages').then((p) => p.mine()) },
    { path: '/tickets/:id', component: () => import('./ticket_pages').then((p) => p.ticket()), props: true },
    { path: '/settings', component: () => import('./FieldSettings.vue') },
    { path: '/sign-in', component: SignInPage, meta: { open: true, welcome: 'identity.welcome_field' } },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
const not_here = (meta: object) => 'visits' in meta && phone.served === false
router.beforeEach(async (to) => {
  if (!who.known) await find_person()
  if (to.meta.open) return true
  if (!who.session) return { path: '/sign-in', query: { next: to.fullPath } }
  await phone_of_person()
  return not_here(to.meta) ? '/quick' : true
})
watch(() => phone.served, () => not_here(router.currentRoute.value.meta) && void router.replace('/quick'))
let in_step: (() => void) | undefined
watch(() => phone.ready && phone.account, (account) => {
  in_step?.()
  in_step = account ? keep_in_step(start_session) : undefined
})

if (location.pathname === '/field') location.replace(`/field/${location.hash}`) // the worker's ground begins at the stroke
start_language()
start_appearance()
agree_with_other_tabs(router)
watch_line()
follow_person()
on_leaving((is_leaving) => (asking.leaving = is_leaving))
const ready = language.value === 'en' ? fetch_english() : Promise.resolve()
void ready.then(() => createApp(FieldApp).use(i18n).use(router).mount('#app'))
addEventListener('load', () => void work_without_network())
