import { api, ask, if_match, type Schema } from '@/api'

export type Person = Schema['Person']
export type Team = Schema['Team']

export const find_people = (query: { q?: string; place?: string; unit?: string; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/people', { params: { query } }))
export const read_person = (id: string) => ask(api.GET('/api/v1/people/{id}', { params: { path: { id } } }))
export const create_person = (body: Schema['PersonNew']) => ask(api.POST('/api/v1/people', { body }))
export const change_person = (person: Person, body: Schema['PersonEdit']) =>
  ask(api.PATCH('/api/v1/people/{id}', { params: { path: { id: person.id }, header: if_match(person.version) }, body }))

export const team_levels: Schema['Level'][] = ['prefecture', 'county', 'township', 'village']
export const seat_kinds: Schema['SeatKind'][] = ['leader', 'deputy', 'member', 'technician', 'liaison']
export const find_teams = (query: { q?: string; place?: string; level?: Schema['Level']; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/teams', { params: { query } }))
export const read_team = (id: string) => ask(api.GET('/api/v1/teams/{id}', { params: { path: { id } } }))
export const create_team = (body: Schema['TeamNew']) => ask(api.POST('/api/v1/teams', { body }))
export const change_team = (team: Team, body: Schema['TeamEdit']) =>
  ask(api.PATCH('/api/v1/teams/{id}', { params: { path: { id: team.id }, header: if_match(team.version) }, body }))
