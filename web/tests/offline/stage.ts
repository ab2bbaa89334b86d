// Each test has an empty phone: a new IndexedDB, and the modules as after a restart.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { asking, new_id, type Session } from '@/api'
import type { Draft } from '@/offline'
import { session } from '../fake'

export const chaolu: Session = { ...session, account: { id: '01933b1e-0000-7000-8000-0000000000c1', account: 'chaolu' }, may: ['register_visits'] }
export const narisu: Session = { ...session, account: { id: '01933b1e-0000-7000-8000-0000000000c2', account: 'narisu' }, may: ['register_visits'] }

export function clean_phone() {
  globalThis.indexedDB = new IDBFactory()
  asking.csrf_token = 'token-1'
}
/** The app as after a reload, or as a second tab: modules anew, the same disk. */
export async function start_app(as: Session | null = chaolu) {
  vi.resetModules()
  const api = await import('@/api')
  api.asking.csrf_token = 'token-1'
  const [offline, sender, outbox, db, leaving] = await Promise.all([import('@/offline'), import('@/offline/sender'), import('@/offline/outbox'), import('@/offline/db'), import('@/offline/leaving')])
  if (as) await offline.open_phone(as)
  return { ...offline, ...sender, ...outbox, ...db, ...leaving, asking: api.asking }
}
export type App = Awaited<ReturnType<typeof start_app>>

export function a_draft(changes: Partial<Draft> = {}): Draft {
  return {
    id: new_id(), household: '01933b1e-0000-7000-8000-000000000h01', name: '乌云', began_at: '2026-11-17T10:30:00+08:00', app: '0.1.0', kind: 'home', needs: ['water'], words: '三号井出水少',
    promise: '', promise_on: '', profile: {}, phone: '', ticket: null, files: [], seconds: 42, touched: true, ...changes,
  }
}
export const operation_for = (draft: Draft) => ({ method: 'POST' as const, path: '/api/v1/visits', body: { id: draft.id, kind: draft.kind, household: draft.household, began_at: draft.began_at, words: draft.words, app: draft.app } })

/** Saved as the page saves it, without sending. */
export async function put_in_outbox(app: App, draft: Draft, as = chaolu) {
  await app.post(as.account.id, draft, { made_at: new Date().toISOString(), operation: operation_for(draft), what: ['visit'] })
  await app.reload_unsent()
}
/** True as soon as `so` holds; never waits a fixed time. */
export async function until(so: () => boolean | Promise<boolean>) {
  await vi.waitFor(async () => {
    if (!(await so())) throw new Error('not yet')
  }, { timeout: 10_000, interval: 5 })
}
