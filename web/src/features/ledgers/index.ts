// Ledgers are declared: every list, form and figure is drawn from the declaration the server gives.
import { defineAsyncComponent } from 'vue'
import type { PlaceRef } from '@/features/places'

export { field_ledger_pages } from './field/pages'

interface Looking {
  home: () => PlaceRef | null
}
type To = { params: Record<string, string | string[] | undefined> }
const named = (to: To, ...keys: string[]) => Object.fromEntries(keys.map((key) => [key, String(to.params[key])]))

export const ledger_routes = (looking: Looking) => [
  { path: '/ledgers', component: () => import('./LedgersPage.vue') },
  { path: '/ledgers/:type', component: () => import('./LedgerPage.vue'), props: (to: To) => ({ ...named(to, 'type'), home: looking.home() }) },
  { path: '/ledgers/:type/figures/:figure', component: () => import('./FigurePage.vue'), props: (to: To) => ({ ...named(to, 'type', 'figure'), home: looking.home() }) },
  { path: '/ledgers/:type/design', component: () => import('./design/DesignPage.vue'), props: (to: To) => named(to, 'type') },
  { path: '/ledgers/:type/sheets', component: () => import('./SheetPage.vue'), props: (to: To) => ({ ...named(to, 'type'), home: looking.home() }) },
  { path: '/ledgers/:type/records/new', component: () => import('./RecordNewPage.vue'), props: (to: To) => ({ ...named(to, 'type'), home: looking.home() }) },
  { path: '/ledgers/:type/records/:id', component: () => import('./RecordPage.vue'), props: (to: To) => ({ ...named(to, 'type', 'id'), home: looking.home() }) },
]
/** For the pages of requests, households and places: what ledgers say of them. */
export const TiedRecords = defineAsyncComponent(() => import('./TiedRecords.vue'))
