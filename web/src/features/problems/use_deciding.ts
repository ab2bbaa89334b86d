// What a person says to proposals: each by a key or a button, each said back, most of it turned round with one more.
import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiError } from '@/api'
import { say } from '@/ui'
import { all_members, offer_again, pair, refuse as send_refuse, takes_more, type Member, type Proposal, type ProposalQuery } from './proposals.api'

interface Given {
  query: () => ProposalQuery
  decided: (id: string) => unknown
  reload: () => Promise<void>
  gone: (member: string) => unknown
}
/** What the sheet that makes a problem begins with. */
interface Gathering {
  of: string
  voices: { id: string; title: string; text?: string; place: Member['place']; category?: Member['category'] }[]
  begin: { how: 'new' | 'known'; title: string; text: string; place: Proposal['place']; category: string; known: { id: string; title: string } | null }
}
type Attempt = (work: () => Promise<unknown>) => Promise<boolean>
const longest_text = 10_000

/** One thing at a time; what is refused is said. */
function attempting(): Attempt {
  const busy = ref(false)
  return async (work) => {
    if (busy.value) return false
    busy.value = true
    try {
      await work()
      return true
    } catch (e) {
      if (!(e instanceof ApiError)) throw e
      say(Object.values(e.fields)[0] ?? e.problem.detail ?? e.problem.title)
      return false
    } finally {
      busy.value = false
    }
  }
}

/** Those who still wait become a problem, or go to one. */
function use_gathering({ query, decided }: Given, attempt: Attempt) {
  const { t } = useI18n()
  const gathering = shallowRef<Gathering | null>(null)
  const begin = (p: Proposal, how: 'new' | 'known') => attempt(async () => {
    const members = (await all_members(p.id, query())).filter((m) => m.is_loose)
    const text = [...new Set(p.nearest.map((m) => m.text))].join('\n').slice(0, longest_text)
    const known = takes_more(p) && p.problem ? { id: p.problem.id, title: p.problem.title } : null
    gathering.value = { of: p.id, voices: members, begin: { how, title: p.title, text: text || p.title, place: p.place ?? members[0]?.place ?? null, category: p.category?.code ?? '', known } }
  })
  function gathered(made: { number: string; title: string; count: number }) {
    const id = gathering.value?.of
    gathering.value = null
    say(t('problems.gathered', made))
    if (id) decided(id)
  }
  return { gathering, gathered, accept: (p: Proposal) => begin(p, takes_more(p) ? 'known' : 'new'), add: (p: Proposal) => begin(p, 'known') }
}

function use_refusing({ decided, reload }: Given, attempt: Attempt) {
  const { t } = useI18n()
  const refusing = shallowRef<Proposal | null>(null)
  const refuse = (p: Proposal) => (refusing.value = p)
  const send_refusal = (reason: string) => send_refuse(refusing.value!.id, reason)
  function refused() {
    const p = refusing.value!
    refusing.value = null
    say(t('problems.refuse.done', { title: p.title }), () => void attempt(async () => {
      await offer_again(p.id)
      await reload()
    }))
    decided(p.id)
  }
  const offer = (p: Proposal) => attempt(async () => {
    await offer_again(p.id)
    say(t('problems.offered'))
    decided(p.id)
  })
  return { refusing, refuse, send_refusal, refused, offer }
}

export function use_deciding(given: Given) {
  const { t } = useI18n()
  const { reload, gone } = given
  const attempt = attempting()
  const joining = shallowRef<Proposal | null>(null)

  /** The first press marks one, the second on another makes them one. */
  async function join(p: Proposal, rows: Proposal[]) {
    const first = rows.find((r) => r.id === joining.value?.id)
    joining.value = first ? null : p
    const [one, other] = [first?.nearest[0], p.nearest[0]]
    if (!first || !one || !other || first.id === p.id) return
    if (await attempt(() => pair(other.id, one.id, true))) {
      say(t('problems.joined', { one: first.title, other: p.title }))
      await reload()
    }
  }
  /** One who does not belong: not the same as what stands in the middle. */
  async function part(p: Proposal, member: Member) {
    const centre = p.nearest[0]
    if (!centre || centre.id === member.id) return
    if (!(await attempt(() => pair(member.id, centre.id, false)))) return
    gone(member.id)
    if (member.id === p.id) await reload() // the group is called by its oldest
    say(t('problems.parted', { number: member.number }), () => void attempt(async () => {
      await pair(member.id, centre.id, true)
      await reload()
    }))
  }
  return { joining, join, part, ...use_gathering(given, attempt), ...use_refusing(given, attempt) }
}
