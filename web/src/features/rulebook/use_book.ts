import { computed, ref, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { ApiError, use_sending } from '@/api'
import { translate as t } from '@/i18n'
import { say } from '@/ui'
import { read_book, read_version, revert_book, set_book, type BookName, type Edition } from './rulebook.api'

interface Drafting<C, D> {
  put: (draft: D, now: C) => C // what would be in force with the draft
  differs: (draft: D, now: C) => boolean
  restored?: (draft: D) => void // a draft left earlier is taken up again
}
/** What is looked at before it is put in force: the draft, or with `version` an earlier edition. */
interface Proposed<C> {
  content: C
  version: number | null
}
const place = (name: BookName) => `lianxin.draft.rulebook.${name}`
const plain = <D>(draft: D) => JSON.parse(JSON.stringify(draft)) as D

/**
 * One book in force, and a draft of it. A draft is kept in this browser until it is in force or put away: one may leave
 * the page and go on later. What was put in force, and a draft put away, can be taken back for eight seconds.
 */
export function use_book<C, D>(name: BookName, drafting: Drafting<C, D>) {
  const edition = shallowRef<Edition<C> | null>(null)
  const error = ref<ApiError | null>(null)
  const draft = ref<D | null>(null)
  const was_left = ref(false) // the draft comes from an earlier visit
  const proposed = shallowRef<Proposed<C> | null>(null)
  const sending = use_sending()
  const is_dirty = computed(() => draft.value !== null && edition.value !== null && drafting.differs(draft.value as D, edition.value.content))

  async function read(work: () => Promise<unknown>) {
    error.value = null
    try {
      await work()
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      error.value = e
    }
  }
  const load = () => read(async () => (edition.value = await read_book<C>(name)))

  function edit(from: D) {
    draft.value = plain(from)
    was_left.value = false
  }
  function take_up(kept: D) {
    edit(kept)
    was_left.value = true
    drafting.restored?.(kept)
  }
  function drop() {
    const gone = is_dirty.value ? plain(draft.value as D) : null
    draft.value = null
    if (gone) say(t('rulebook.dropped'), () => take_up(gone))
  }
  watch(draft, () => (is_dirty.value ? localStorage.setItem(place(name), JSON.stringify(draft.value)) : edition.value && localStorage.removeItem(place(name))), { deep: true })
  onBeforeRouteLeave(() => {
    if (is_dirty.value) say(t('rulebook.draft_kept'))
  })

  const review = () => (proposed.value = { content: drafting.put(plain(draft.value as D), edition.value!.content), version: null })
  const revert = (version: number) => read(async () => (proposed.value = { content: (await read_version<C>(name, version)).content, version }))
  function close() {
    proposed.value = null
    sending.error.value = null
  }
  /** Another has changed the book meanwhile: what is typed stays, against what is in force now. */
  async function refresh() {
    await load()
    sending.error.value = null
    if (proposed.value?.version === null && draft.value) review()
  }
  function set_in_force(after: Edition<C>) {
    const before = edition.value!.version
    edition.value = after
    if (after.version === before) return
    say(t('rulebook.saved'), () => void sending.send(async () => (edition.value = await revert_book<C>(name, after.version, before, t('rulebook.undone')))))
  }
  async function submit(reason: string) {
    const now = edition.value!.version
    const { content, version } = proposed.value!
    const went = await sending.send(async () => set_in_force(await (version === null ? set_book(name, now, reason, content) : revert_book<C>(name, now, version, reason))))
    if (!went) return
    proposed.value = null
    draft.value = null
  }

  void load().then(() => {
    const kept = localStorage.getItem(place(name))
    if (!kept || !edition.value?.may_change) return
    const left = JSON.parse(kept) as D
    if (drafting.differs(left, edition.value.content)) take_up(left)
    else localStorage.removeItem(place(name))
  })
  return { edition, error, draft, was_left, is_dirty, proposed, edit, drop, review, revert, close, refresh, submit, busy: sending.busy, refused: sending.error }
}
