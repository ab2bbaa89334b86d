import { ref, shallowRef } from 'vue'
import { ApiError, use_sending } from '@/api'
import { translate as t } from '@/i18n'
import { say } from '@/ui'
import { read_book, read_version, revert_book, set_book, type BookName, type Edition } from './rulebook.api'
import { plain, use_draft, type Drafting } from './use_draft'

/** What is looked at before it is put in force: the draft, or with `version` an earlier edition. */
interface Proposed<C> {
  content: C
  version: number | null
}

/** One book in force, and a draft of it. What was put in force, and a draft put away, can be taken back for eight seconds. */
export function use_book<C, D>(name: BookName, drafting: Drafting<C, D>) {
  const edition = shallowRef<Edition<C> | null>(null)
  const error = ref<ApiError | null>(null)
  const { draft, was_left, is_dirty, edit, drop, find_kept } = use_draft<C, D>(name, drafting, edition)
  const proposed = shallowRef<Proposed<C> | null>(null)
  const sending = use_sending()

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

  void load().then(find_kept)
  return { edition, error, draft, was_left, is_dirty, proposed, edit, drop, review, revert, close, refresh, submit, busy: sending.busy, refused: sending.error }
}
