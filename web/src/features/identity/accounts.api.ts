import { api, ask, if_match, type Schema } from '@/api'

export type Account = Schema['Account']
export type Grant = Schema['Grant']

export const list_accounts = (query: { q?: string; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/accounts', { params: { query } }))
export const read_account = (id: string) => ask(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } }))
export const create_account = (body: Schema['AccountNew']) => ask(api.POST('/api/v1/accounts', { body }))
export const change_account = (account: Account, body: Schema['AccountEdit']) =>
  ask(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: account.id }, header: if_match(account.version) }, body }))
export const give_role = (id: string, body: Schema['GrantNew']) => ask(api.POST('/api/v1/accounts/{id}/grants', { params: { path: { id } }, body }))
export const take_role = (id: string, grant_id: string) => ask(api.DELETE('/api/v1/accounts/{id}/grants/{grant_id}', { params: { path: { id, grant_id } } }))

type Option = { key: string; label: string; hint?: string }
// the lists behind the boxes are asked for here: features below this one need who is signed in
export const person_options = async (q: string): Promise<Option[]> =>
  (await ask(api.GET('/api/v1/people', { params: { query: { q: q || undefined, limit: 20 } } }))).items.map((p) => ({ key: p.id, label: p.name, hint: p.unit?.name }))
export const place_options = async (q: string): Promise<Option[]> =>
  (await ask(api.GET('/api/v1/places', { params: { query: { q: q || undefined, limit: 20 } } }))).items.map((p) => ({ key: p.code, label: p.name, hint: p.full_name }))
export const unit_options = async (q: string): Promise<Option[]> =>
  (await ask(api.GET('/api/v1/units', { params: { query: { q: q || undefined, limit: 20 } } }))).items.map((u) => ({ key: u.id, label: u.name, hint: u.place.full_name }))
