import type { Schema } from '@/api'

export const levels: Schema['Level'][] = ['prefecture', 'county', 'township', 'village', 'group', 'other']
export const below: Partial<Record<Schema['Level'], Schema['Level']>> = { region: 'prefecture', prefecture: 'county', county: 'township', township: 'village', village: 'group' }
