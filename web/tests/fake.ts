import type { Schema, Session, Ticket } from '@/api'

type Handler = (call: { body: unknown; url: URL; headers: Headers }) => { status?: number; body?: unknown } | Schema[keyof Schema]
export interface Asked {
  method: string
  path: string
  query: string
  body: unknown
  headers: Headers
}

/** A stand-in server: answers by "METHOD /path", keeps what it was asked; anything else is a 404. */
export function fake_server(answers: Record<string, Handler>) {
  const asked: Asked[] = []
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const text = await request.text()
    const is_json = /^[[{"]/.test(text)
    const body: unknown = is_json ? JSON.parse(text) : text || undefined // a file goes as it is
    asked.push({ method: request.method, path: url.pathname, query: url.search, body, headers: request.headers })
    const handler = answers[`${request.method} ${url.pathname}`]
    const made = handler?.({ body, url, headers: request.headers }) ?? { status: 404, body: { type: 'about:blank', title: 'not found', status: 404 } }
    const { status, body: out } = typeof made === 'object' && ('status' in made || 'body' in made) && !('csrf_token' in made) ? (made as { status?: number; body?: unknown }) : { status: 200, body: made }
    const type = (status ?? 200) >= 400 ? 'application/problem+json' : 'application/json'
    return new Response(out === undefined ? null : JSON.stringify(out), { status: status ?? 200, headers: { 'Content-Type': type } })
  }
  return asked
}

export const water_bureau = { id: '01933b1e-0000-7000-8000-000000000001', name: '旗水利局' }
export const office = { id: '01933b1e-0000-7000-8000-000000000002', name: '旗连心办' }

export const session: Session = {
  csrf_token: 'token-1',
  account: { id: '01933b1e-0000-7000-8000-0000000000aa', account: 'bao' },
  person: { id: '01933b1e-0000-7000-8000-0000000000ab', name: '包玉兰' },
  unit: office,
  place: { code: '150725', name: '陈巴尔虎旗', full_name: '陈巴尔虎旗' },
  roles: [{ role: 'office', scope: { kind: 'subtree', place: '150725', name: '陈巴尔虎旗' } }],
  may: ['read_tickets', 'register_tickets', 'read_assignments'],
  language: 'zh',
  now: '2026-11-22T09:00:00+08:00',
  expires_at: '2026-11-22T20:00:00+08:00',
}

export function a_ticket(changes: Partial<Ticket> = {}): Ticket {
  return {
    id: '01933b1e-0000-7000-8000-000000000412', number: '陈旗 2026-0412', kind: 'help', channel: 'visit',
    place: { code: '150725201', name: '东山嘎查', full_name: '河东苏木 东山嘎查' },
    title: '井坏了', category: { code: 'water', name: '饮水' }, urgency: 'urgent', difficulty: 'hard', visibility: 'internal', state: 'registered', disposal: null,
    owner_unit: office, holder_unit: office, lead_unit: null, registered_at: '2026-11-07T15:20:00+08:00',
    due: { kind: 'triage', at: '2026-11-09T17:30:00+08:00', light: 'red', paused: false, working_days_left: -2 },
    flags: { reopened_count: 0, hops: 1, supervision_level: 'none', pending: [] }, version: 3,
    text: '井坏了快十天，拉水要走三十里。', joint: [], responsible_person: null, submitter: { kind: 'resident', has_identity: true, may_contact: true },
    registered_by: null, clocks: [], assignment: null, draft_reply: null, reply: null, question: null, tried: null,
    next: [{ command: 'triage' }, { command: 'note' }],
    ...changes,
  }
}
