import { api, ask, type Schema } from '@/api'

export type Problem = Schema['GatheredProblem']
export type ProblemNew = Schema['ProblemNew']
export type Voice = Schema['TicketItem']

export const most_voices = 500 // at once

export const find_problems = (query: { q?: string; place?: string; open?: boolean; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/problems', { params: { query } }))
export const gather = (body: ProblemNew) => ask(api.POST('/api/v1/problems', { body }))
export const link_voices = (id: string, tickets: string[]) => ask(api.POST('/api/v1/problems/{id}/voices', { params: { path: { id } }, body: { tickets } }))
/** What people said, the oldest first. */
export const find_voices = (problem: string, cursor?: string) => ask(api.GET('/api/v1/tickets', { params: { query: { problem, sort: 'created', limit: 50, cursor } } }))
export const count_voices = (problem: string) => ask(api.GET('/api/v1/tickets/counts', { params: { query: { problem } } }))
