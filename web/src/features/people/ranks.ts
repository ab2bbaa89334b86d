import { language } from '@/i18n'
import rules from '../../../../packs/team_rules.json'

export const ranks = rules.ranks.map((r) => r.key)
/** The rank in words; what isn't in the list is shown as it stands. */
export const rank_words = (key: string | undefined) => rules.ranks.find((r) => r.key === key)?.[language.value] ?? key ?? ''
