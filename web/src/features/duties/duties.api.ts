import { api, ask, type paths, type Schema } from '@/api'

export type Coverage = Schema['Coverage']
export type RuleCoverage = Coverage['rules'][number]
export type CoverageRow = Schema['CoverageRow']
export type Subject = Schema['DutySubjectList']['items'][number]
type Query<Path extends '/api/v1/duties/coverage' | '/api/v1/duties/subjects'> = NonNullable<paths[Path]['get']['parameters']['query']>
export type SubjectState = NonNullable<Query<'/api/v1/duties/subjects'>['state']>

export const read_coverage = (query: Query<'/api/v1/duties/coverage'>) => ask(api.GET('/api/v1/duties/coverage', { params: { query } }))
export const find_subjects = (query: Query<'/api/v1/duties/subjects'>) => ask(api.GET('/api/v1/duties/subjects', { params: { query } }))
