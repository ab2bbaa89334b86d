import { api, ask, type paths, type Schema } from '@/api'

export type Entry = Schema['AuditEntry']
export type Query = NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>

export const search_audit = (query: Query) => ask(api.GET('/api/v1/audit', { params: { query } }))
export const export_audit = (query: Omit<Query, 'limit' | 'cursor'>) => ask(api.POST('/api/v1/audit/export', { params: { query }, parseAs: 'blob' })) as unknown as Promise<Blob>
