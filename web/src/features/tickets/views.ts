import { ref, watch } from 'vue'
import { who } from '@/features/identity'

export interface View {
  name: string
  query: Record<string, string>
}
const key = () => `lianxin.views.${who.session?.account.id ?? ''}`

function read(): View[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key()) ?? '[]') as View[]
    return Array.isArray(kept) ? kept.filter((v) => typeof v?.name === 'string' && typeof v.query === 'object') : []
  } catch {
    return []
  }
}

/** Named links to filters, of this person in this browser. */
export function use_views() {
  const views = ref(read())
  watch(views, (v) => localStorage.setItem(key(), JSON.stringify(v)))
  function keep(name: string, query: Record<string, string>) {
    views.value = [...views.value.filter((v) => v.name !== name), { name, query }].slice(-12)
  }
  /** The answer brings it back. */
  function drop(name: string): () => void {
    const before = views.value
    views.value = before.filter((v) => v.name !== name)
    return () => (views.value = before)
  }
  return { views, keep, drop }
}
