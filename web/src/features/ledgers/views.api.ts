import { api, ask, type Schema } from '@/api'

export type SavedView = Schema['LedgerViews']['items'][number]
const at = (type: string, id: string) => ({ params: { path: { type, id } } })
export const list_views = async (type: string) => (await ask(api.GET('/api/v1/ledgers/{type}/views', { params: { path: { type } } }))).items
export const save_view = async (type: string, view: SavedView) => (await ask(api.PUT('/api/v1/ledgers/{type}/views/{id}', { ...at(type, view.id), body: { name: view.name, query: view.query } }))).items
export const drop_view = (type: string, id: string) => ask(api.DELETE('/api/v1/ledgers/{type}/views/{id}', at(type, id)))
