import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { start_demo } from './browser/server.mjs'
import { play } from './browser/story.mjs'

test('the acceptance story is told in a browser, at a desk and on a phone, without a fault', async () => {
  const out = process.env.OUT ?? mkdtempSync(join(tmpdir(), 'lianxin-pictures-'))
  const demo = await start_demo()
  try {
    assert.deepEqual(await play({ base: demo.base, out }), [])
  } finally {
    await demo.stop()
    if (!process.env.OUT) rmSync(out, { recursive: true, force: true })
  }
})
