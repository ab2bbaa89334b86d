// What is asked of a ledger stands in the address, so that every view can be kept and passed on.
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Over } from './ledgers.api'

export function use_asked() {
  const route = useRoute()
  const router = useRouter()
  const text = (key: string) => (typeof route.query[key] === 'string' ? route.query[key] : '')
  const set = (changes: Record<string, string | undefined>) => void router.replace({ path: route.path, query: Object.fromEntries(Object.entries({ ...route.query, ...changes }).filter(([, v]) => v)) })
  /** All of it, and nothing besides. */
  const replace = (query: Record<string, string>) => router.replace({ path: route.path, query })
  const all = computed(() => Object.fromEntries(Object.entries(route.query).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')))
  const of = (key: string) => computed({ get: () => text(key), set: (v: string) => set({ [key]: v || undefined }) })
  /** place and period of figures */
  const over = computed<Over>(() => ({ place: text('place') || undefined, from: text('from') || undefined, until: text('until') || undefined }))
  const filters = computed(() => Object.fromEntries(Object.keys(route.query).filter((k) => k.startsWith('f.') && text(k)).map((k) => [k, text(k)])))
  return { text, set, replace, all, of, over, filters }
}
