import { api, ask, if_match, type Schema } from '@/api'

export type Account = Schema['Account']
export type OwnSession = Schema['OwnSession']
export const roles: Schema['Role'][] = ['office', 'unit_clerk', 'unit_leader', 'team_member', 'village_cadre', 'inspector', 'auditor', 'administrator']

export const list_roles = () => ask(api.GET('/api/v1/roles'))
export const list_accounts = (query: { q?: string; role?: Schema['Role']; place?: string; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/accounts', { params: { query } }))
export const read_account = (id: string) => ask(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } }))
export const create_account = (body: Schema['AccountNew']) => ask(api.POST('/api/v1/accounts', { body }))
/** what is left out stays as it is, but a new password asks for another by default */
export const change_account = (account: Account, body: Partial<Schema['AccountEdit']>) =>
  ask(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id: account.id }, header: if_match(account.version) }, body: body as Schema['AccountEdit'] }))
export const create_grant = (account: string, body: Schema['GrantNew']) => ask(api.POST('/api/v1/accounts/{id}/grants', { params: { path: { id: account } }, body }))
export const delete_grant = (account: string, grant: string) => ask(api.DELETE('/api/v1/accounts/{id}/grants/{grant_id}', { params: { path: { id: account, grant_id: grant } } }))

export const reset_totp = (account: string) => ask(api.DELETE('/api/v1/accounts/{id}/totp', { params: { path: { id: account } } }))

export const read_totp = () => ask(api.GET('/api/v1/me/totp'))
export const start_totp = () => ask(api.POST('/api/v1/me/totp'))
export const confirm_totp = (code: string) => ask(api.POST('/api/v1/me/totp/confirmation', { body: { code } }))
export const remove_totp = (password: string, code: string) => ask(api.DELETE('/api/v1/me/totp', { body: { password, code } }))

export const list_sessions = () => ask(api.GET('/api/v1/sessions'))
export const end_session = (id: string) => ask(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }))
export const end_all_sessions = () => ask(api.DELETE('/api/v1/sessions'))

export type Token = Schema['Token']
export const list_tokens = () => ask(api.GET('/api/v1/tokens'))
export const create_token = (body: Schema['TokenNew']) => ask(api.POST('/api/v1/tokens', { body }))
export const revoke_token = (id: string) => ask(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }))
