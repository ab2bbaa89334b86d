// How fast the pages are: apart from the other journeys, with nothing beside it.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { quick } from './browser/offline.mjs'
import { open_stage, telling } from './browser/stage.mjs'
import { swift } from './browser/swift.mjs'

let stage
before(async () => { stage = await open_stage() })
after(() => stage.stop())

test('at a quarter of the speed the inbox stands, a request opens, rows scroll and keys are taken as agreed', async () => {
  assert.deepEqual([...(await telling((all) => swift(all, ['inbox', 'opening', 'rows', 'typing']))(stage)), ...stage.faults], [])
})

test('at a sixth of the speed the form of a visit is usable, and a visit is saved, as agreed', async () => {
  assert.deepEqual([...(await telling(quick)(stage)), ...stage.faults], [])
})
