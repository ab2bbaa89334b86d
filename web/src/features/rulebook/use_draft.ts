import { computed, ref, watch, type ShallowRef } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { translate as t } from '@/i18n'
import { say } from '@/ui'
import type { BookName, Edition } from './rulebook.api'

export interface Drafting<C, D> {
  put: (draft: D, now: C) => C // what would be in force with the draft
  differs: (draft: D, now: C) => boolean
  restored?: (draft: D) => void // a draft left earlier is taken up again
}
export const plain = <D>(draft: D) => JSON.parse(JSON.stringify(draft)) as D

/** A draft of what is in force. It is kept in this browser until it is in force or put away: one may leave and go on later. */
export function use_draft<C, D>(name: BookName, drafting: Drafting<C, D>, edition: ShallowRef<Edition<C> | null>) {
  const place = `lianxin.draft.rulebook.${name}`
  const draft = ref<D | null>(null)
  const was_left = ref(false) // it comes from an earlier visit
  const is_dirty = computed(() => draft.value !== null && edition.value !== null && drafting.differs(draft.value as D, edition.value.content))

  function edit(from: D) {
    draft.value = plain(from)
    was_left.value = false
  }
  function take_up(kept: D) {
    edit(kept)
    was_left.value = true
    drafting.restored?.(kept)
  }
  /** Once it is known what is in force: what was left is taken up, unless it says nothing else any more. */
  function find_kept() {
    const kept = localStorage.getItem(place)
    if (!kept || !edition.value?.may_change) return
    const left = JSON.parse(kept) as D
    if (drafting.differs(left, edition.value.content)) take_up(left)
    else localStorage.removeItem(place)
  }
  function drop() {
    const gone = is_dirty.value ? plain(draft.value as D) : null
    draft.value = null
    if (gone) say(t('rulebook.dropped'), () => take_up(gone))
  }
  watch(draft, () => (is_dirty.value ? localStorage.setItem(place, JSON.stringify(draft.value)) : edition.value && localStorage.removeItem(place)), { deep: true })
  onBeforeRouteLeave(() => {
    if (is_dirty.value) say(t('rulebook.draft_kept'))
  })
  return { draft, was_left, is_dirty, edit, drop, find_kept }
}
