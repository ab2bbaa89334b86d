import type { State } from './consolidations.api'

export const tone_of: Record<State, string> = { open: 'line', submitted: 'wheat', sent_back: 'cinnabar', approved: 'grass' }
