import { api, ask, if_match, type paths, type Schema } from '@/api'

export type Link = Schema['Link']
export type LinkWho = Schema['LinkWho']
export type WhoKind = LinkWho['kind']
export type Gap = Schema['GapList']['items'][number]
export type Overlap = Schema['OverlapList']['items'][number]
export type Quotas = Schema['QuotaList']
export type Quota = Quotas['items'][number]
export type ReportRow = Schema['LinkReportRow']
export type Absence = Schema['Absence']
type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never
export type GapOf = NonNullable<Query<'/api/v1/links/gaps'>['what']>

export const kinds = ['contact_point', 'pairing', 'station', 'check_in', 'one_plus_one', 'keeper'] as const
export const who_kinds: WhoKind[] = ['person', 'unit', 'team']
export const helper_levels: Schema['Level'][] = ['region', 'prefecture', 'county', 'township', 'village']
export const helper_classes: Schema['HelperClass'][] = ['unit', 'leader', 'enterprise', 'stationed', 'member', 'other']
export const programmes = ['leading', 'fixed_help', 'key_project', 'going_down'] as const

export const find_links = (query: Query<'/api/v1/links'>) => ask(api.GET('/api/v1/links', { params: { query } }))
export const read_link = (id: string) => ask(api.GET('/api/v1/links/{id}', { params: { path: { id } } }))
export const create_link = (body: Schema['LinkNew']) => ask(api.POST('/api/v1/links', { body }))
export const change_link = (link: Link, body: Schema['LinkEdit']) => ask(api.PATCH('/api/v1/links/{id}', { params: { path: { id: link.id }, header: if_match(link.version) }, body }))
export const command_link = (link: Link, body: Schema['LinkCommand']) => ask(api.POST('/api/v1/links/{id}/commands', { params: { path: { id: link.id }, header: if_match(link.version) }, body }))
export const reassign_links = (body: Schema['Reassignment']) => ask(api.POST('/api/v1/links/reassign', { body }))
export const read_gaps = (query: Query<'/api/v1/links/gaps'>) => ask(api.GET('/api/v1/links/gaps', { params: { query } }))
export const read_overlaps = (query: Query<'/api/v1/links/overlaps'>) => ask(api.GET('/api/v1/links/overlaps', { params: { query } }))
export const read_quotas = (query: Query<'/api/v1/links/quotas'>) => ask(api.GET('/api/v1/links/quotas', { params: { query } }))
export const read_report = (query: Query<'/api/v1/links/report'>) => ask(api.GET('/api/v1/links/report', { params: { query } }))
export const service_groups = ['place', 'post', 'unit'] as const
export type ServiceRow = Schema['ServiceRow']
export const read_services = (query: Query<'/api/v1/visits/services'>) => ask(api.GET('/api/v1/visits/services', { params: { query } }))
export const enter_service = (body: Schema['VisitNew']) => ask(api.POST('/api/v1/visits', { body }))
export const read_posts = () => ask(api.GET('/api/v1/links/posts'))
export const find_absences = (query: Query<'/api/v1/absences'>) => ask(api.GET('/api/v1/absences', { params: { query } }))
export const create_absence = (body: Schema['AbsenceNew']) => ask(api.POST('/api/v1/absences', { body }))
export const change_absence = (absence: Absence, body: Schema['AbsenceEdit']) => ask(api.PATCH('/api/v1/absences/{id}', { params: { path: { id: absence.id }, header: if_match(absence.version) }, body }))
