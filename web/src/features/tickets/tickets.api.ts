import { api, ask, if_match, type Command, type paths, type Schema } from '@/api'

export type { Ticket, TicketItem, Light } from '@/api'
export type TicketQuery = NonNullable<paths['/api/v1/tickets']['get']['parameters']['query']>
export type Counts = Schema['TicketCounts']
export type HistoryEntry = Schema['HistoryEntry']
export type Due = Schema['Due']
export type PackName = paths['/api/v1/packs/{name}']['get']['parameters']['path']['name']
export type PackItem = Schema['PackItem']

export const list_tickets = (query: TicketQuery) => ask(api.GET('/api/v1/tickets', { params: { query } }))
export const count_tickets = (query: Omit<TicketQuery, 'sort' | 'limit' | 'cursor' | 'count' | 'with'>) => ask(api.GET('/api/v1/tickets/counts', { params: { query } }))
export const read_ticket = (id: string) => ask(api.GET('/api/v1/tickets/{id}', { params: { path: { id } } }))
export type Suggestions = Schema['Suggestions']
export type SimilarTicket = Schema['SimilarTicket']
export const read_suggestions = (id: string) => ask(api.GET('/api/v1/tickets/{id}/suggestions', { params: { path: { id } } }))
export const find_similar = (text: string, place: string) => ask(api.GET('/api/v1/tickets/similar', { params: { query: { text, place } } }))
export type Voice = Schema['Voice']
export type SimilarAnswer = Schema['SimilarAnswer']
export const read_voice = (id: string) => ask(api.GET('/api/v1/tickets/{id}/voice', { params: { path: { id } } }))
export const read_similar_answers = (id: string) => ask(api.GET('/api/v1/tickets/{id}/voice/answers', { params: { path: { id } } }))
export const register_ticket = (body: Schema['TicketNew']) => ask(api.POST('/api/v1/tickets', { body }))
export const open_identity = (id: string, reason: string) => ask(api.POST('/api/v1/tickets/{id}/identity', { params: { path: { id } }, body: { reason } }))
export const command_ticket = (id: string, version: number, body: Command) =>
  ask(api.POST('/api/v1/tickets/{id}/commands', { params: { path: { id }, header: if_match(version) }, body }))

export async function read_history(id: string): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  let cursor: string | undefined
  do {
    const page = await ask(api.GET('/api/v1/tickets/{id}/history', { params: { path: { id }, query: { limit: 500, cursor } } }))
    entries.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return entries
}

export const list_assignments = (query: NonNullable<paths['/api/v1/assignments']['get']['parameters']['query']>) => ask(api.GET('/api/v1/assignments', { params: { query } }))
export const read_assignment = (id: string) => ask(api.GET('/api/v1/assignments/{id}', { params: { path: { id } } }))

export type Assignment = Schema['Assignment']
export const void_assignment = (order: Assignment, reason: string) =>
  ask(api.POST('/api/v1/assignments/{id}/void', { params: { path: { id: order.id }, header: if_match(order.version) }, body: { reason } }))

const packs = new Map<string, Promise<PackItem[]>>()
/** A list for the forms, fetched once a language. */
export function read_pack(name: PackName, language: string): Promise<PackItem[]> {
  const key = `${language}/${name}`
  let pack = packs.get(key)
  if (!pack) {
    pack = ask(api.GET('/api/v1/packs/{name}', { params: { path: { name } } })).then((p) => p.items)
    pack.catch(() => packs.delete(key))
    packs.set(key, pack)
  }
  return pack
}
