// Addresses of papers and workbooks; the browser takes the file itself.
import { language } from '@/i18n'
import type { Over } from './ledgers.api'

function with_query(path: string, query: Record<string, string | undefined>) {
  const said = new URLSearchParams({ lang: language.value })
  for (const [key, value] of Object.entries(query)) if (value) said.set(key, value)
  return `${path}?${said}`
}
export const figures_book = (type: string, over: Over, one: { figure?: string; by?: 'fields' | 'place' } = {}) => with_query(`/api/v1/ledgers/${type}/figures.xlsx`, { ...over, ...one })
export const record_paper = (type: string, id: string, template: string) => with_query(`/api/v1/ledgers/${type}/records/${id}/document`, { template })
export const template_file = (type: string, template: string) => with_query(`/api/v1/ledgers/${type}/templates/${template}`, {})
export const most_papers = 500
