import { api, ask, type Schema } from '@/api'

export type Proposal = Schema['ProblemProposal']
export type Member = Schema['GroupMember']
export type Run = NonNullable<Schema['LastRun']['run']>
export type Shown = 'offered' | 'refused' | 'all'
export interface ProposalQuery { place?: string; from?: string; to?: string; category?: string; round?: string }

/** Whether the problem most of it were put to takes more. */
export const takes_more = (p: Proposal) => p.problem !== null && !['replied', 'closed', 'declined', 'withdrawn'].includes(p.problem.state)

const path = (id: string) => ({ path: { id } })
export const find_proposals = (query: ProposalQuery & { least?: number; show?: Shown }, cursor?: string) => ask(api.GET('/api/v1/problems/proposals', { params: { query: { ...query, limit: 30, cursor } } }))
export const find_members = (id: string, query: ProposalQuery, cursor?: string, limit = 20) => ask(api.GET('/api/v1/problems/proposals/{id}', { params: { ...path(id), query: { ...query, limit, cursor } } }))
/** All of them, a page after the other. */
export async function all_members(id: string, query: ProposalQuery): Promise<Member[]> {
  const out: Member[] = []
  let cursor: string | undefined
  do {
    const page = await find_members(id, query, cursor, 500)
    out.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return out
}
export const refuse = (id: string, reason: string) => ask(api.PUT('/api/v1/problems/proposals/{id}/refusal', { params: path(id), body: { reason } }))
export const offer_again = (id: string) => ask(api.DELETE('/api/v1/problems/proposals/{id}/refusal', { params: path(id) }))
/** Of two that are not the same the first one goes. */
export const pair = (id: string, other: string, is_same: boolean) => ask(api.POST('/api/v1/tickets/{id}/voice/pairs', { params: path(id), body: { other, is_same } }))
export const read_run = () => ask(api.GET('/api/v1/problems/proposals/run')).then((r) => r.run)
export const ask_run = () => ask(api.POST('/api/v1/problems/proposals')).then((r) => r.run)
export const cancel_run = () => ask(api.POST('/api/v1/problems/proposals/run/cancel')).then((r) => r.run)

export type PackItem = Schema['PackItem']
export const read_categories = (): Promise<PackItem[]> => ask(api.GET('/api/v1/packs/{name}', { params: { path: { name: 'categories' } } })).then((p) => p.items)
export const find_rounds = () => ask(api.GET('/api/v1/rounds', { params: { query: { limit: 100 } } })).then((p) => p.items)
