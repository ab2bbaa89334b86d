// Stands in for vue-i18n (vite.config.ts) with the part of its face that is used here: texts by key with {name} places, a
// language that can be changed, Chinese where the other has nothing. 10 kB less on a resident's first load (docs/decisions/0023).
import { ref, type App, type Ref } from 'vue'

interface Texts {
  [key: string]: string | Texts
}
type Values = Record<string, unknown>
interface Context {
  named: (name: string) => unknown
}
interface Options {
  locale: string
  fallbackLocale: string
  messages: Record<string, Texts>
  messageCompiler: (text: unknown) => (context: Context) => string
}

function found(texts: Texts | undefined, key: string): string | null {
  const at = key.split('.').reduce<string | Texts | undefined>((node, part) => (typeof node === 'object' ? node[part] : undefined), texts)
  return typeof at === 'string' ? at : null
}

function merge(into: Texts, from: Texts) {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key]
    if (typeof value === 'object' && typeof there === 'object') merge(there, value)
    else into[key] = typeof value === 'object' ? structuredClone(value) : value
  }
}

function composed(options: Options) {
  const locale: Ref<string> = ref(options.locale)
  const changes = ref(0) // texts that come later are shown when they are there
  const te = (key: string) => changes.value >= 0 && found(options.messages[locale.value], key) !== null
  const t = (key: string, values: Values = {}) => {
    const text = (te(key) ? found(options.messages[locale.value], key) : null) ?? found(options.messages[options.fallbackLocale], key)
    return text === null ? key : options.messageCompiler(text)({ named: (name) => values[name] })
  }
  const mergeLocaleMessage = (language: string, texts: Texts) => {
    merge((options.messages[language] ??= {}), texts)
    changes.value++
  }
  return { locale, t, te, mergeLocaleMessage }
}

let current: ReturnType<typeof composed> | undefined

export function createI18n(options: Options) {
  const global = (current = composed(options))
  return { global, install: (_: App) => {} }
}

export function useI18n() {
  if (!current) throw new Error('createI18n comes first')
  return current
}
