import { computed, ref, watch } from 'vue'
import { language } from '@/i18n'
import { draft } from './draft'
import { online } from './line'
import { find_answered, type Answered, type Board } from './portal.api'

const least = 8 // characters; fewer say nothing yet
const wait_ms = 800

/** What was answered already with words like those being written; asked while the page is shown, after a pause in the typing. */
export function use_answered() {
  const items = ref<Board['items']>([])
  const named = ref<NonNullable<Answered['places']>>([])
  let asked = 0
  async function look() {
    const mine = ++asked
    const text = draft.text.trim()
    if (text.length < least || !online.value) return void (items.value = named.value = [])
    const body = { text, ...(draft.place ? { place: draft.place.code } : {}), ...(draft.category ? { category: draft.category } : {}) }
    const found = await find_answered(body).catch(() => null) // only an offer: without an answer there is none
    if (mine !== asked || !found) return
    items.value = found.items
    named.value = found.places ?? []
  }
  watch(() => [draft.text, draft.place?.code, draft.category, language.value], (_now, _before, on_cleanup) => {
    const timer = setTimeout(look, wait_ms)
    on_cleanup(() => clearTimeout(timer))
  }, { immediate: true })
  return { items, named: computed(() => named.value.filter((n) => n.place.code !== draft.place?.code)) }
}
