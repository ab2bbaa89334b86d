import { shallowRef } from 'vue'

/** The dialogs that are open, the topmost last: whatever stands outside it cannot be pressed. */
export const layers = shallowRef<HTMLElement[]>([])
