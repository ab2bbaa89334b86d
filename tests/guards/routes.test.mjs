import assert from 'node:assert/strict'
import test from 'node:test'
import { contractBreaches, operationsOf, routesOf, untestedRoutes, verbBreaches } from './routes.mjs'
import { plant, readTree } from './tree.mjs'

const tree = readTree()

test('every route has a verb', () => assert.deepEqual(verbBreaches(tree), []))
test('every route is in an access or routes test', () => assert.deepEqual(untestedRoutes(tree), []))
test('the contract and the router say the same', () => assert.deepEqual(contractBreaches(tree), []))
test('the contract is read', () => assert.ok(operationsOf(tree.get('docs/openapi.yaml')).length > 20))

const clean = {
  'src/app/features.cpp': '',
  'src/features/tickets/ticket_routes.cpp': 'void mount(http::Router& r) {\n  r.get("/api/v1/tickets/{id}", verb::read, show);\n  r.post(\n      "/api/v1/tickets/{id}/commands", verb::command, command);\n}\n',
  'src/features/tickets/ticket_routes_test.cpp': 'get("/api/v1/tickets/" + id);\npost("/api/v1/tickets/" + id + "/commands", body);\n',
  'docs/openapi.yaml': 'openapi: 3.1.0\npaths:\n  /api/v1/tickets/{ticket}:\n    get:\n      tags: [a]\n  /api/v1/tickets/{id}/commands:\n    post:\n      tags: [a]\ncomponents:\n  /x:\n    get:\n',
}
const all = (files) => {
  const planted = plant({ ...clean, ...files })
  return [...verbBreaches(planted), ...untestedRoutes(planted), ...contractBreaches(planted)].join('\n')
}

test('the small tree is clean, and both its routes are seen', () => {
  assert.equal(all({}), '')
  assert.deepEqual(routesOf(plant(clean)).map(({ method, pattern, line }) => [method, pattern, line]), [['GET', '/api/v1/tickets/{id}', 2], ['POST', '/api/v1/tickets/{id}/commands', 3]])
})

test('caught: no verb, an open door, a route in the wrong file', () => {
  const also = (line) => all({ 'src/features/tickets/note_routes.cpp': `void m() {\n  ${line}\n}\n` })
  assert.match(also('r.get("/api/v1/notes", {}, show);'), /note_routes\.cpp:2: \/api\/v1\/notes has no verb/)
  assert.match(also('r.plain("/api/v1/notes", show);'), /asks nobody for a right/)
  assert.match(all({ 'src/features/tickets/tickets.cpp': 'r.get("/api/v1/notes", verb::read, show);' }), /mounted in \*_routes\.cpp/)
})

test('caught: a route that no test asks for', () => {
  const without = (text) => all({ 'src/features/tickets/ticket_routes_test.cpp': text })
  assert.match(without('get("/api/v1/tickets/" + id);\n'), /POST \/api\/v1\/tickets\/\{id\}\/commands is in no access or routes test/)
  assert.match(without('post("/api/v1/tickets/" + id + "/commands", body);\n'), /GET \/api\/v1\/tickets\/\{id\} is in no/)
  assert.equal(without('{"/api/v1/tickets/{id}"}, {"/api/v1/tickets/{id}/commands"}'), '')
  assert.equal(without('"/api/v1/tickets/5?x=1" "/api/v1/tickets/5/commands"'), '')
})

test('caught: the contract and the router differ', () => {
  assert.match(all({ 'docs/openapi.yaml': 'paths:\n  /api/v1/tickets/{id}:\n    get:\n    delete:\n' }), /DELETE \/api\/v1\/tickets\/\{id\} is not served/)
  assert.match(all({ 'docs/openapi.yaml': 'paths:\n  /api/v1/tickets/{id}:\n    get:\n' }), /commands is not in docs\/openapi\.yaml/)
})
