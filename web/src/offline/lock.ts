let is_held = false

/** One at a time over all tabs of this phone; false when another one is at it. */
export async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks) {
    return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await work()
      return lock !== null
    })
  }
  if (is_held) return false // an old browser: one tab at least doesn't trip over itself
  is_held = true
  try {
    await work()
    return true
  } finally {
    is_held = false
  }
}
