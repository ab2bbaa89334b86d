import { reactive, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
type Mode = 'standard' | 'elder'

/** How this browser shows things; the theme also follows the person from one browser to the next. */
export const appearance = reactive({ theme: 'system' as Theme, mode: 'standard' as Mode, is_dark: false })

export function start_appearance() {
  const stored = localStorage.getItem('lianxin.theme')
  appearance.theme = stored === 'dark' || stored === 'light' ? stored : 'system'
  appearance.mode = localStorage.getItem('lianxin.mode') === 'elder' ? 'elder' : 'standard'
  const night = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
  const show = () => {
    const { theme, mode } = appearance
    const is_dark = theme === 'dark' || (theme === 'system' && !!night?.matches)
    appearance.is_dark = is_dark
    document.documentElement.dataset.theme = is_dark ? 'dark' : 'light'
    document.documentElement.dataset.mode = mode
    localStorage.setItem('lianxin.theme', theme)
    localStorage.setItem('lianxin.mode', mode)
  }
  night?.addEventListener('change', show)
  watchEffect(show)
}
