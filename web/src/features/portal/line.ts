import { ref } from 'vue'

/** whether this device says it has a network */
export const online = ref(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))
