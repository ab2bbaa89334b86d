import { api, ask, if_match, type Schema } from '@/api'

export type Consolidation = Schema['Consolidation']
export type ConsolidationHead = Schema['ConsolidationHead']
export type ConsolidationNode = Schema['ConsolidationNode']
export type ConsolidationCommand = Schema['ConsolidationCommand']
export type ConsolidationSheet = Schema['ConsolidationSheet']
export type Voice = Schema['ConsolidationVoices']['items'][number]
export type HistoryEntry = Schema['ConsolidationHistory']['items'][number]
export type State = Schema['ConsolidationState']
export type Kind = ConsolidationNode['kind']

export const find_consolidations = (query: { place?: string; state?: State; cursor?: string }) => ask(api.GET('/api/v1/consolidations', { params: { query: { ...query, limit: 50 } } }))
export const make_consolidation = (body: Schema['ConsolidationNew']) => ask(api.POST('/api/v1/consolidations', { body }))
export const read_consolidation = (id: string) => ask(api.GET('/api/v1/consolidations/{id}', { params: { path: { id } } }))
export const command_consolidation = (now: Consolidation, body: ConsolidationCommand) =>
  ask(api.POST('/api/v1/consolidations/{id}/commands', { params: { path: { id: now.id }, header: if_match(now.version) }, body }))
export const find_voices = (id: string, node: string, cursor?: string) => ask(api.GET('/api/v1/consolidations/{id}/voices', { params: { path: { id }, query: { node, limit: 30, cursor } } }))
/** Those of a node who still wait, a page after the other. */
export async function loose_voices(id: string, node: string): Promise<Voice[]> {
  const out: Voice[] = []
  let cursor: string | undefined
  do {
    const page = await ask(api.GET('/api/v1/consolidations/{id}/voices', { params: { path: { id }, query: { node, limit: 500, cursor } } }))
    out.push(...page.items.filter((v) => v.is_loose))
    cursor = page.next ?? undefined
  } while (cursor)
  return out
}
export const find_history = (id: string, cursor?: string) => ask(api.GET('/api/v1/consolidations/{id}/history', { params: { path: { id }, query: { limit: 30, cursor } } }))
export const read_sheet = (id: string) => ask(api.GET('/api/v1/consolidations/{id}/sheet', { params: { path: { id } } })) as Promise<ConsolidationSheet>
export const read_sheet_csv = (id: string) => ask(api.GET('/api/v1/consolidations/{id}/sheet', { params: { path: { id }, query: { format: 'csv' } }, parseAs: 'blob' })) as unknown as Promise<Blob>

export type PackItem = Schema['PackItem']
export const read_pack = (name: 'categories' | 'levels'): Promise<PackItem[]> => ask(api.GET('/api/v1/packs/{name}', { params: { path: { name } } })).then((p) => p.items)
