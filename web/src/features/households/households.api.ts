import { api, ask, if_match, type paths, type Schema } from '@/api'

export type Household = Schema['Household']
export type HouseholdRef = Schema['HouseholdRef']
export type Member = Schema['HouseholdMember']
export type MemberNew = Schema['HouseholdMemberNew']
export type Camp = Schema['CampNew']
export type Form = Schema['HouseholdForm']
export type FormItem = Schema['HouseholdFormItem']
export type Profile = Schema['HouseholdProfile']
export type Answer = Profile[string]
export type Identity = Schema['HouseholdIdentity']
export type Counts = Schema['HouseholdCounts']
export type History = Schema['HouseholdHistory']
export type Edit = Schema['HouseholdEdit']
export type Command = Schema['HouseholdCommand']
type Query = NonNullable<paths['/api/v1/households']['get']['parameters']['query']>

export const states: Schema['HouseholdState'][] = ['active', 'away', 'left', 'merged']
export const relations: Schema['HouseholdRelation'][] = ['head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other']
export const seasons: Schema['CampSeason'][] = ['settled', 'winter', 'spring', 'summer', 'autumn']
export const consents: Schema['Consent'][] = ['unknown', 'given', 'refused', 'withdrawn']

export const find_households = (query: Query) => ask(api.GET('/api/v1/households', { params: { query } }))
export const count_households = (place?: string) => ask(api.GET('/api/v1/households/counts', { params: { query: { place } } }))
export const read_form = () => ask(api.GET('/api/v1/households/form'))
export const read_household = (id: string) => ask(api.GET('/api/v1/households/{id}', { params: { path: { id } } }))
export const read_history = (id: string, cursor?: string) => ask(api.GET('/api/v1/households/{id}/history', { params: { path: { id }, query: { limit: 50, cursor } } }))
export const create_household = (body: Schema['HouseholdNew']) => ask(api.POST('/api/v1/households', { body }))
export const change_household = (household: Household, body: Edit) =>
  ask(api.PATCH('/api/v1/households/{id}', { params: { path: { id: household.id }, header: if_match(household.version) }, body }))
export const command_household = (household: Household, body: Command) =>
  ask(api.POST('/api/v1/households/{id}/commands', { params: { path: { id: household.id }, header: if_match(household.version) }, body }))
export const open_household = (id: string, reason: string) => ask(api.POST('/api/v1/households/{id}/identity', { params: { path: { id } }, body: { reason } }))
