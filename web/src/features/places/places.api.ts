import { api, ask, if_match, type Schema } from '@/api'

export type Place = Schema['Place']
export type PlannedChange = Schema['PlannedChange']
export type PlaceRef = Schema['PlaceRef']
export type Unit = Schema['Unit']
export type NamedPlace = Schema['PlacesNamed']['items'][number]

export const find_places = (query: { q?: string; parent?: string; level?: Schema['Level']; under?: string; as_of?: string; limit?: number; cursor?: string }) =>
  ask(api.GET('/api/v1/places', { params: { query } }))
export const read_place = (code: string, as_of?: string) => ask(api.GET('/api/v1/places/{code}', { params: { path: { code }, query: { as_of } } }))
export const find_named = (text: string, near?: string) => ask(api.POST('/api/v1/places/named', { body: near ? { text, near } : { text } }))
export const list_children = (code: string, as_of?: string) => ask(api.GET('/api/v1/places/{code}/children', { params: { path: { code }, query: { as_of, limit: 500 } } }))
export const read_network = (code: string, as_of?: string) => ask(api.GET('/api/v1/places/{code}/network', { params: { path: { code }, query: { as_of } } }))
export const create_place = (body: Schema['PlaceNew']) => ask(api.POST('/api/v1/places', { body }))
export const withdraw_change = (code: string, id: string) => ask(api.DELETE('/api/v1/places/{code}/planned/{id}', { params: { path: { code, id } } }))
export const change_place = (place: Place, body: Schema['PlaceChange']) =>
  ask(api.POST('/api/v1/places/{code}/changes', { params: { path: { code: place.code }, header: if_match(place.version) }, body }))

export const find_units = (query: { q?: string; place?: string; kind?: Schema['UnitKind']; limit?: number; cursor?: string }) => ask(api.GET('/api/v1/units', { params: { query } }))
export const unit_kinds: Schema['UnitKind'][] = ['office', 'department', 'government', 'enterprise', 'institution', 'village_committee', 'supervision', 'other']
export const read_unit = (id: string) => ask(api.GET('/api/v1/units/{id}', { params: { path: { id } } }))
export const list_duties = (code: string) => ask(api.GET('/api/v1/places/{code}/duties', { params: { path: { code } } }))
export const read_categories = () => ask(api.GET('/api/v1/packs/{name}', { params: { path: { name: 'categories' } } }))
export const create_unit = (body: Schema['UnitNew']) => ask(api.POST('/api/v1/units', { body }))
export const change_unit = (unit: Unit, body: Schema['UnitEdit']) =>
  ask(api.PATCH('/api/v1/units/{id}', { params: { path: { id: unit.id }, header: if_match(unit.version) }, body }))

export const find_public_places = (query: { q?: string; parent?: string; limit?: number }) => ask(api.GET('/api/v1/public/places', { params: { query } }))
export type Network = Awaited<ReturnType<typeof read_network>>
