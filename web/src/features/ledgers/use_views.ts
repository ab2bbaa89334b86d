// Views of a list one has kept under names: what is asked for, the order, and the columns.
import { computed, ref, shallowRef, watch } from 'vue'
import { ApiError, new_id } from '@/api'
import { columns_kept, keep_columns } from '@/ui'
import type { use_asked } from './asked'
import { drop_view, list_views, save_view, type SavedView } from './views.api'

/** What belongs to one visit only. */
const passing = ['view', 'batch', 'from', 'until']
const columns = 'columns'
/** The same asked for in another order is the same. */
export const query_words = (query: Record<string, string>) => new URLSearchParams(Object.entries(query).filter(([key, v]) => v && !passing.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1))).toString()
export const query_of = (words: string) => Object.fromEntries(new URLSearchParams(words))

export function use_views(type: () => string, asked: ReturnType<typeof use_asked>) {
  const views = shallowRef<SavedView[] | null>(null)
  const error = ref<ApiError | null>(null)
  const at = ref('') // the view whose columns this browser has taken over
  const name_of = (id: string) => (id ? `ledger.${type()}.${id}` : `ledger.${type()}`)
  /** Under which the table keeps its columns. */
  const table = computed(() => name_of(at.value))
  const active = computed(() => views.value?.find((v) => v.id === asked.text('view')))
  const turn = ref(0) // the columns may have been arranged anew
  const now_words = (id: string) => query_words({ ...asked.all.value, [columns]: columns_kept(name_of(id)) })
  const is_changed = computed(() => (void turn.value, !!active.value && now_words(active.value.id) !== active.value.query))
  const is_plain = computed(() => (void turn.value, !now_words('')))
  function take_over(view: SavedView | undefined) {
    if (view) keep_columns(name_of(view.id), query_of(view.query)[columns] ?? '')
    at.value = view?.id ?? ''
  }
  async function load() {
    const mine = type()
    try {
      const read = await list_views(mine)
      if (mine !== type()) return
      views.value = read
      error.value = null
      take_over(active.value)
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
  }
  watch(type, () => {
    views.value = null
    at.value = ''
    void load()
  }, { immediate: true })
  watch(() => active.value?.id, () => at.value !== (active.value?.id ?? '') && take_over(active.value))
  function open(view: SavedView | undefined) {
    take_over(view)
    const { [columns]: _, ...query } = view ? query_of(view.query) : {}
    return asked.replace(view ? { ...query, view: view.id } : {})
  }
  /** As it stands now; under a new name, or in the place of the one that is open. */
  async function keep(name: string, id: string = new_id()) {
    const view = { id, name, query: now_words(at.value) }
    views.value = await save_view(type(), view)
    take_over(view)
    asked.set({ view: id })
  }
  const put = async (view: SavedView) => void (views.value = await save_view(type(), view))
  async function drop(view: SavedView) {
    await drop_view(type(), view.id)
    views.value = (views.value ?? []).filter((v) => v.id !== view.id)
    if (asked.text('view') === view.id) asked.set({ view: undefined })
  }
  return { views, error, load, active, table, is_changed, is_plain, look_again: () => turn.value++, open, keep, put, drop }
}
