import { api, ask, type Schema } from '@/api'

export type Hit = Schema['SearchHit']
export type Kind = Hit['kind']
export type Order = 'date' | 'relevance'
export type Results = Schema['SearchResults']

export const kinds: Kind[] = ['ticket', 'problem', 'visit', 'record']
export const search = (query: { q: string; kind?: Kind; ledger?: string; sort?: Order; cursor?: string }) => ask(api.GET('/api/v1/search', { params: { query: { ...query, limit: query.kind ? 20 : undefined } } }))
