import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { appearance, start_appearance } from './appearance'

describe('light and dark', () => {
  it('is told as it is shown: by the system until somebody chooses', async () => {
    const night = { matches: true, turned: () => {}, addEventListener: (_: string, turned: () => void) => (night.turned = turned) }
    vi.stubGlobal('matchMedia', () => night)
    localStorage.clear()
    start_appearance()
    expect(appearance).toMatchObject({ theme: 'system', is_dark: true })
    night.matches = false
    night.turned()
    expect(appearance.is_dark).toBe(false)
    appearance.theme = 'dark'
    await nextTick()
    expect(appearance.is_dark).toBe(true)
    expect(document.documentElement.dataset.theme).toBe('dark')
  })
})
