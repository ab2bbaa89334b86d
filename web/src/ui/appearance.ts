import { reactive, watchEffect } from 'vue'

type Theme = 'light' | 'dark'
type Mode = 'standard' | 'elder'

/** How this browser shows things; kept here, not on the server. */
export const appearance = reactive({ theme: 'light' as Theme, mode: 'standard' as Mode })

export function start_appearance() {
  appearance.theme = localStorage.getItem('lianxin.theme') === 'dark' ? 'dark' : 'light'
  appearance.mode = localStorage.getItem('lianxin.mode') === 'elder' ? 'elder' : 'standard'
  watchEffect(() => {
    document.documentElement.dataset.theme = appearance.theme
    document.documentElement.dataset.mode = appearance.mode
    localStorage.setItem('lianxin.theme', appearance.theme)
    localStorage.setItem('lianxin.mode', appearance.mode)
  })
}
