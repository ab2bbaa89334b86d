import { api, ask, if_match, type paths, type Schema } from '@/api'

export type Visit = Schema['Visit']
export type Signal = Schema['Signal']
export type Gap = Schema['DutyGapList']['items'][number]
export type TimelineItem = Schema['TimelineItem']
type Query<Path extends '/api/v1/visits' | '/api/v1/visits/signals' | '/api/v1/duties/gaps'> = NonNullable<paths[Path]['get']['parameters']['query']>
export type GapKind = Query<'/api/v1/duties/gaps'>['list']

export const kinds: Schema['VisitKind'][] = ['home', 'field', 'phone', 'meeting', 'not_home', 'joint_meeting', 'supervision', 'service']
export const statuses: Schema['VisitStatus'][] = ['held', 'attempt', 'disputed', 'void']
export const gap_kinds: GapKind[] = ['cadres', 'visits', 'households', 'items']

export const find_visits = (query: Query<'/api/v1/visits'>) => ask(api.GET('/api/v1/visits', { params: { query } }))
export const read_needs = () => ask(api.GET('/api/v1/visits/needs'))
export const read_visit = (id: string) => ask(api.GET('/api/v1/visits/{id}', { params: { path: { id } } }))
export const correct_visit = (visit: Visit, body: Schema['VisitEdit']) =>
  ask(api.PATCH('/api/v1/visits/{id}', { params: { path: { id: visit.id }, header: if_match(visit.version) }, body }))
export const settle_visit = (id: string, body: Schema['Settlement']) => ask(api.POST('/api/v1/visits/{id}/settlement', { params: { path: { id } }, body }))
export const find_signals = (query: Query<'/api/v1/visits/signals'>) => ask(api.GET('/api/v1/visits/signals', { params: { query } }))
export const find_gaps = (query: Query<'/api/v1/duties/gaps'>) => ask(api.GET('/api/v1/duties/gaps', { params: { query } }))
export const read_timeline = (id: string, cursor?: string) => ask(api.GET('/api/v1/households/{id}/timeline', { params: { path: { id }, query: { limit: 30, cursor } } }))
