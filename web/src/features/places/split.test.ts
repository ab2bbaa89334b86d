import { expect, it } from 'vitest'
import { drop_part, new_part, new_split, split_body } from './split'

it('a part that is taken away takes its things back; the others keep theirs', () => {
  const split = { ...new_split(), closes: true, parts: ['a', 'b', 'c'].map((code) => ({ ...new_part(), code, name: code })), goes: { g1: 0, g2: 1, g3: 2 }, rest: 2 }
  drop_part(split, 1)
  expect(split.goes).toEqual({ g1: 0, g3: 1 })
  expect(split.rest).toBe(1)
  expect(split_body(split, ['g1', 'g2', 'g3'], [])).toEqual({ closes: true, parts: [{ code: 'a', name: 'a', children: ['g1'] }, { code: 'c', name: 'c', children: ['g3'], takes_rest: true }] })
  drop_part(split, 1)
  expect(split.rest).toBeNull()
})
