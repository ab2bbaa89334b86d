import { computed } from 'vue'
import { expect, it } from 'vitest'
import { createI18n, useI18n } from './texts'

const fill = (text: unknown) => (context: { named: (name: string) => unknown }) => String(text).replace(/\{(\w+)\}/g, (_, name: string) => String(context.named(name) ?? ''))

function house() {
  return createI18n({ locale: 'zh', fallbackLocale: 'zh', messages: { zh: {}, en: {} }, messageCompiler: fill }).global
}

it('fills the places of a text, and gives the key where there is none', () => {
  const i = house()
  i.mergeLocaleMessage('zh', { portal: { step: '第 {n} 步', deep: { er: '深' } } })
  expect(i.t('portal.step', { n: 2 })).toBe('第 2 步')
  expect(i.t('portal.step')).toBe('第  步')
  expect(i.t('portal.deep')).toBe('portal.deep')
  expect(i.t('portal.deep.er')).toBe('深')
  expect([i.te('portal.step'), i.te('portal.deep'), i.te('portal.none.at.all')]).toEqual([true, false, false])
})

it('shows Chinese until the English has come, and follows the language', () => {
  const i = house()
  i.mergeLocaleMessage('zh', { portal: { back: '返回' } })
  const shown = computed(() => useI18n().t('portal.back'))
  expect(shown.value).toBe('返回')
  i.locale.value = 'en'
  expect(shown.value).toBe('返回')
  i.mergeLocaleMessage('en', { portal: { back: 'Back' } })
  expect(shown.value).toBe('Back')
})

it('adds to what is there without touching what it was given', () => {
  const i = house()
  const mine = { ui: { a: '一' } }
  i.mergeLocaleMessage('zh', mine)
  i.mergeLocaleMessage('zh', { ui: { b: '二' } })
  expect([i.t('ui.a'), i.t('ui.b')]).toEqual(['一', '二'])
  expect(mine).toEqual({ ui: { a: '一' } })
})
