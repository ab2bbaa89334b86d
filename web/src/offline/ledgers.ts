// What the phone holds of ledgers: declarations, the work calendar, records one follows, and whom and what their forms may name.
import { api, ask } from '@/api'
import { keep_single, read_single } from './sync'
import type { KeptLedgers, Register } from './types'

const register_lasts_ms = 86_400_000
const most = 500
const no_register: Register = { at: '', places: [], units: [], people: [] }

/** The banner or county that a place lies in; the place itself where it lies in none. */
async function area_of(place: string): Promise<string> {
  for (let code: string | null = place; code;) {
    const it: { level: string; parent: string | null } = await ask(api.GET('/api/v1/places/{code}', { params: { path: { code } } }))
    if (it.level === 'county') return code
    code = it.parent
  }
  return place
}
async function fetch_register(place: string): Promise<Register> {
  const area = await area_of(place)
  const [places, units, people] = await Promise.all([
    ask(api.GET('/api/v1/places', { params: { query: { under: place, limit: most } } })),
    ask(api.GET('/api/v1/units', { params: { query: { place: area, limit: most } } })),
    ask(api.GET('/api/v1/people', { params: { query: { place: area, limit: most } } })),
  ])
  return {
    at: new Date().toISOString(), places: places.items.map(({ code, name, level }) => ({ code, name, level })), units: units.items.map(({ id, name }) => ({ id, name })),
    people: people.items.map((p) => ({ id: p.id, name: p.name, hint: [p.unit?.name, p.post].filter(Boolean).join(' ') })),
  }
}
/** Throws an ApiError when there is no answer; what is kept stays. */
export async function pull_ledgers(account: string): Promise<void> {
  const kept = await read_single(account, 'ledgers')
  const answer = await ask(api.GET('/api/v1/ledgers/phone', { params: { query: { since: kept?.token } } }))
  await keep_single(account, 'ledgers', { ...answer, types: answer.types ?? kept?.types, calendar: answer.calendar ?? kept?.calendar })
  const register = await read_single(account, 'register')
  const place = (await read_single(account, 'session'))?.place?.code
  if (place && (!register || Date.now() > Date.parse(register.at) + register_lasts_ms)) await keep_single(account, 'register', await fetch_register(place))
}
/** null: nothing was ever fetched. */
export async function read_ledgers(account: string): Promise<KeptLedgers | null> {
  const [ledgers, register] = await Promise.all([read_single(account, 'ledgers'), read_single(account, 'register')])
  return ledgers && { ...ledgers, register: register ?? no_register }
}
