// A stand-in for the office that keeps what it accepts, and breaks when it is told to.
import type { Operation } from '@/offline/outbox'
import type { KeptHousehold, SyncAnswer } from '@/offline'

type Fault = 'lost' | 'unreachable' | { status: number; retry_after?: string } | null
interface Answered {
  status: number
  body: unknown
}
const problem = (status: number, title: string, more: object = {}): Answered => ({ status, body: { type: 'about:blank', title, status, ...more } })

export function an_office() {
  const visits = new Map<string, { content: string; visit: Record<string, unknown> }>()
  const requests: { method: string; path: string; size: number; query: string }[] = []
  const faults: Fault[] = [] // of the requests to come, in order; none: all is well
  const rules = new Map<string, (op: Operation) => Answered>() // by the id of the record
  const state = { sync: null as SyncAnswer | null, syncs: [] as string[], signed_in: true, most_operations: 500 }

  function take(op: Operation): Answered {
    const { device_now: _, ...content } = op.body as Record<string, unknown> & { id: string }
    const text = JSON.stringify(content)
    const there = visits.get(content.id)
    if (there) return there.content === text ? { status: 200, body: { visit: there.visit, notes: [] } } : problem(409, 'that number is taken')
    const refused = rules.get(content.id)?.(op)
    if (refused && refused.status >= 300) return refused
    visits.set(content.id, { content: text, visit: content })
    return refused ?? { status: 201, body: { visit: content, notes: [] } }
  }
  const json = ({ status, body }: Answered, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } })

  globalThis.fetch = async (input, init) => {
    const request = new Request(typeof input === 'string' && input.startsWith('/') ? `http://localhost${input}` : input, init)
    const { pathname, search, searchParams } = new URL(request.url)
    const body = (pathname === '/api/v1/files' ? null : JSON.parse((await request.text()) || 'null')) as { operations: Operation[] } | null
    requests.push({ method: request.method, path: pathname, size: body?.operations?.length ?? 0, query: search })
    if (request.method === 'GET' && pathname !== '/api/v1/sync') return json(problem(404, 'nothing here'))
    const fault = pathname === '/api/v1/sync' ? null : (faults.shift() ?? null)
    if (fault === 'unreachable') throw new TypeError('no network')
    if (fault && fault !== 'lost') return json(problem(fault.status, 'not now'), fault.retry_after ? { 'Retry-After': fault.retry_after } : {})
    if (!state.signed_in) return json(problem(401, 'sign in'))
    if (pathname === '/api/v1/sync') {
      state.syncs.push(searchParams.get('since') ?? '')
      return state.sync ? json({ status: 200, body: state.sync }) : json(problem(404, 'nothing here'))
    }
    if (pathname === '/api/v1/files') return json({ status: 200, body: { digest: 'f'.repeat(64), type: 'audio/webm', bytes: 3 } })
    if (body!.operations.length > state.most_operations) return json(problem(413, 'too much'))
    const results = body!.operations.map(take)
    if (fault === 'lost') throw new TypeError('the answer got lost')
    return json({ status: 200, body: { results } })
  }
  return { visits, requests, faults, rules, state, batches: () => requests.filter((r) => r.path === '/api/v1/batch') }
}

export function a_household(id: string, changes: Partial<KeptHousehold> = {}): KeptHousehold {
  return { id, number: '001', place: '150725201001', head: '乌云', state: 'active', version: 3, phone: '13800000000', profile: { people: 4 }, ...changes }
}
export function an_answer(changes: Partial<SyncAnswer> = {}): SyncAnswer {
  return { token: 't1', full: true, server_now: new Date().toISOString(), places: [], households: [], gone: [], due: [], summaries: [], ...changes }
}
