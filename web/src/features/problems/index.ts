// Many voices, one problem: gathering, and what each problem's voices say.
import { defineAsyncComponent } from 'vue'
import { add_texts } from '@/i18n'
import type { PlaceRef } from '@/features/places'
import en from './locales/en.json'
import zh from './locales/zh.json'

add_texts('problems', { zh, en })

interface Looking {
  home: () => PlaceRef | null
  may_decide: () => boolean
  may_see_proposals: () => boolean
}
export const problem_routes = (looking: Looking) => [
  { path: '/problems', component: () => import('./ProblemsPage.vue'), props: () => ({ home: looking.home(), proposals: looking.may_see_proposals() }) },
  { path: '/problems/proposals', component: () => import('./ProposalsPage.vue'), props: () => ({ home: looking.home(), may_decide: looking.may_decide() }) },
]
/** For the pages of requests: a problem's voices; picking one; making one out of requests. */
export const ProblemVoices = defineAsyncComponent(() => import('./ProblemVoices.vue'))
export const ProblemPicker = defineAsyncComponent(() => import('./ProblemPicker.vue'))
/** For the pages of consolidations: what the machine would put together. */
export { all_members, find_proposals, find_rounds, type Proposal, type ProposalQuery } from './proposals.api'
export const ProposalFacts = defineAsyncComponent(() => import('./ProposalFacts.vue'))
export const RefuseSheet = defineAsyncComponent(() => import('./RefuseSheet.vue'))
export const GatherSheet = defineAsyncComponent(() => import('./GatherSheet.vue'))
