import { computed, ref } from 'vue'
import { createI18n, type MessageContext } from 'vue-i18n'
import { asking } from '@/api'

export type Language = 'zh' | 'en'
interface Texts {
  [key: string]: string | Texts
}
type Later = () => Promise<{ default: Texts }>
type Bundle = { zh: Texts; en: Texts | Later }

/** A text with {name} places; nothing else is a mark in it. */
const fill = (text: unknown) => (context: MessageContext) => String(text).replace(/\{(\w+)\}/g, (_, name: string) => String(context.named(name) ?? ''))

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  missingWarn: false,
  fallbackWarn: false,
  messageCompiler: fill,
  messages: { zh: {} as Texts, en: {} as Texts },
})

const later = new Map<string, Later>()

/** Adds the texts of a feature under its name; English may be a file that is fetched when it is wanted. */
export function add_texts(name: string, texts: Bundle) {
  i18n.global.mergeLocaleMessage('zh', { [name]: texts.zh })
  if (typeof texts.en === 'function') later.set(name, texts.en)
  else i18n.global.mergeLocaleMessage('en', { [name]: texts.en })
}

/** Fetches the English that is still missing. Without a network it stays Chinese. */
export async function fetch_english(): Promise<void> {
  const fetched = [...later].map(async ([name, fetch]) => {
    i18n.global.mergeLocaleMessage('en', { [name]: (await fetch()).default })
    later.delete(name)
  })
  await Promise.allSettled(fetched)
}

const language_ref = ref<Language>('zh')
export const language = computed(() => language_ref.value)

export function set_language(to: Language) {
  if (to === 'en') void fetch_english()
  language_ref.value = to
  i18n.global.locale.value = to
  asking.language = to === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
  localStorage.setItem('lianxin.language', to)
}

export function start_language() {
  set_language(localStorage.getItem('lianxin.language') === 'en' ? 'en' : 'zh')
}

export const translate = (key: string, values: Record<string, unknown> = {}) => i18n.global.t(key, values)
