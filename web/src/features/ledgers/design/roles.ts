// Who can read and write ledgers at all (src/features/ledgers/type_actions.h), and the levels of places.
export const reading_roles = ['office', 'unit_clerk', 'unit_leader', 'team_member', 'village_cadre', 'inspector'] as const
export const writing_roles = ['office', 'unit_clerk', 'unit_leader', 'team_member', 'village_cadre'] as const
export const levels = ['prefecture', 'county', 'township', 'village', 'group', 'other'] as const
