import type { Household } from './households.api'

export const state_tone = (state: Household['state']) => ({ active: 'line', away: 'lake', left: '', merged: '' })[state]
export const is_present = (h: Household) => h.state === 'active' || h.state === 'away'
