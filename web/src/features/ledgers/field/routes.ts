const visits = true // a phone keeps ledgers for who has it with him on visits
type To = { params: Record<string, string | string[] | undefined>; query: Record<string, unknown> }
const asked = (to: To) => ({ ...to.params, draft: to.query.draft, step: to.query.step }) as never

export const field_ledger_routes = [
  { path: '/ledgers', component: () => import('./FieldLedgers.vue'), meta: { visits, bare: true } },
  { path: '/ledgers/kept/:id', component: () => import('./FieldKept.vue'), props: true, meta: { visits, bare: true } },
  { path: '/ledgers/:type/new', component: () => import('./FieldEntry.vue'), props: asked, meta: { visits, bare: true } },
  { path: '/ledgers/:type/records/:id', component: () => import('./FieldRecord.vue'), props: true, meta: { visits, bare: true } },
  { path: '/ledgers/:type/records/:id/do', component: () => import('./FieldStep.vue'), props: asked, meta: { visits, bare: true } },
]
