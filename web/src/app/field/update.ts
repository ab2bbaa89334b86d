// The app without a network, and its newer version when there is one.
import { ref } from 'vue'

export const is_newer_there = ref(false)
const hour_ms = 3_600_000
let registration: ServiceWorkerRegistration | undefined
let asked = false

function watch_for_newer(reg: ServiceWorkerRegistration) {
  const look = () => (is_newer_there.value = reg.waiting !== null && navigator.serviceWorker.controller !== null)
  look()
  reg.addEventListener('updatefound', () => reg.installing?.addEventListener('statechange', look))
  let looked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < hour_ms) return
    looked = Date.now()
    void reg.update().catch(() => undefined)
  })
}
export async function work_without_network(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('controllerchange', () => asked && location.reload())
  try {
    registration = await navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' })
    watch_for_newer(registration)
  } catch {
    // a browser that forbids it has the pages with a network
  }
}
export function take_newer() {
  asked = true
  registration?.waiting?.postMessage('take over')
}
