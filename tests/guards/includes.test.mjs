import assert from 'node:assert/strict'
import test from 'node:test'
import { graphBreaches, importBreaches, includeBreaches } from './includes.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('every include keeps to its floor', () => assert.deepEqual(includeBreaches(tree), []))
test('the graph of features has one source, no gap and no cycle', () => assert.deepEqual(graphBreaches(tree), []))
test('every import of the pages keeps to its floor', () => assert.deepEqual(importBreaches(tree), []))

// A small clean tree; each case below adds one breach to it.
const clean = {
  'src/base/id.h': '#include <string>\n',
  'src/platform/db/db.h': '#include <sqlite3.h>\n#include "base/id.h"\n',
  'src/platform/http/router.h': '#include "platform/db/db.h"\n',
  'src/features/places/CMakeLists.txt': 'feature(places)\n',
  'src/features/places/places.h': '#include "features/places/place.h"\n',
  'src/features/places/place.h': '#include "base/id.h"\n',
  'src/features/places/place_store.h': '#include "platform/db/db.h"\n',
  'src/features/tickets/CMakeLists.txt': 'feature(tickets NEEDS places)\n',
  'src/features/tickets/tickets.h': '#include "features/tickets/ticket_actions.h"\n',
  'src/features/tickets/ticket.h': '#include "features/places/place.h"\n',
  'src/features/tickets/ticket_rules.h': '#include "features/tickets/ticket.h"\n',
  'src/features/tickets/ticket_store.h': '#include "features/tickets/ticket.h"\n#include "platform/db/db.h"\n',
  'src/features/tickets/ticket_actions.h': '#include "features/tickets/ticket_store.h"\n#include "features/places/places.h"\n',
  'src/features/tickets/ticket_rules_test.cpp': '#include <doctest/doctest.h>\n#include "features/tickets/ticket_rules.h"\n',
  'src/app/features.cpp': '#include "features/tickets/tickets.h"\n',
}

test('the small tree is clean', () => {
  assert.deepEqual(includeBreaches(plant(clean)), [])
  assert.deepEqual(graphBreaches(plant(clean)), [])
})

const planted = [
  ['base sees platform', 'src/base/word.h', '#include "platform/db/db.h"\n', /base must not see platform/],
  ['base sees a library', 'src/base/word.h', '#include <fmt/core.h>\n', /third-party/],
  ['platform sees a feature', 'src/platform/jobs/jobs.h', '#include "features/tickets/ticket.h"\n', /platform must not see features/],
  ['a feature sees app', 'src/features/tickets/ticket_routes.cpp', '#include "app/features.cpp"\n', /features must not see app/],
  ['a record sees platform', 'src/features/tickets/note.h', '#include "platform/db/db.h"\n', /record must not see platform\/db/],
  ['a rule sees platform', 'src/features/tickets/due_rules.cpp', '#include "platform/db/db.h"\n', /rules must not see platform/],
  ['a rule sees its store', 'src/features/tickets/due_rules.cpp', '#include "features/tickets/ticket_store.h"\n', /rules must not see its feature's store/],
  ['a record sees a door', 'src/features/tickets/note.h', '#include "features/places/places.h"\n', /another feature's door/],
  ['a store sees actions', 'src/features/tickets/note_store.cpp', '#include "features/tickets/ticket_actions.h"\n', /store must not see its feature's actions/],
  ['a store sees the router', 'src/features/tickets/note_store.cpp', '#include "platform/http/router.h"\n', /platform\/http/],
  ['actions see the router', 'src/features/tickets/note_actions.cpp', '#include "platform/http/router.h"\n', /platform\/http/],
  ['a private header of another feature', 'src/features/tickets/note_actions.cpp', '#include "features/places/place_store.h"\n', /private to places/],
  ['also from a test', 'src/features/tickets/note_store_test.cpp', '#include "features/places/place_store.h"\n', /private to places/],
  ['not in NEEDS', 'src/features/places/place_actions.cpp', '#include "features/tickets/tickets.h"\n', /tickets is not in NEEDS of places/],
  ['a library in a feature', 'src/features/tickets/note_json.cpp', '#include <boost/json.hpp>\n', /third-party/],
  ['doctest in the product', 'src/features/tickets/note_json.cpp', '#include <doctest/doctest.h>\n', /doctest outside a test/],
  ['the product includes tests', 'src/features/tickets/note_json.cpp', '#include "tests/support/town.h"\n', /no such file/],
  ['a path that is not from src/', 'src/features/tickets/note_json.cpp', '#include "ticket.h"\n', /no such file/],
]

for (const [name, path, text, expected] of planted) {
  test(`caught: ${name}`, () => {
    const found = includeBreaches(plant({ ...clean, [path]: text }))
    assert.equal(found.length, 1, String(found))
    assert.match(found[0], expected)
  })
}

test('caught: cycle, gap, wrong name, missing list', () => {
  const broken = (path, text) => graphBreaches(plant({ ...clean, [path]: text })).join('\n')
  assert.match(broken('src/features/places/CMakeLists.txt', 'feature(places NEEDS tickets)\n'), /cycle places → tickets → places/)
  assert.match(broken('src/features/places/CMakeLists.txt', 'feature(places NEEDS people)\n'), /people, which does not exist/)
  assert.match(broken('src/features/places/CMakeLists.txt', 'feature(place)\n'), /must hold one line/)
  assert.match(broken('src/features/visits/visit.h', '\n'), /visits: has no CMakeLists/)
})

test('caught: imports of the pages', () => {
  const broken = (path, text) => importBreaches(plant({ [path]: text })).join('\n')
  assert.match(broken('web/src/ui/Table.vue', "import x from '../features/tickets/index'"), /ui must not see features/)
  assert.match(broken('web/src/ui/Table.vue', "import x from '@/api/client'"), /ui knows nothing/)
  assert.match(broken('web/src/features/places/a.ts', "import x from '../tickets/useTicket'"), /private to tickets/)
  assert.match(broken('web/src/features/places/a.ts', "const p = () => import('@/app/desk/main')"), /only app sees app/)
  assert.equal(broken('web/src/features/places/a.ts', "import x from '../tickets'\nimport y from '../tickets/index'\nimport z from '@/ui/Table.vue'\nimport v from 'vue'"), '')
})
