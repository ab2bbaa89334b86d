// What is tried in a browser, on one server and in one browser.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { accessible, look_through } from './browser/accessible.mjs'
import { cards } from './browser/cards.mjs'
import { keyboard } from './browser/keyboard.mjs'
import { ledgers } from './browser/ledgers.mjs'
import { live } from './browser/live.mjs'
import { tell_without_scripts } from './browser/plain.mjs'
import { notices } from './browser/notices.mjs'
import { offline } from './browser/offline.mjs'
import { own_ledger } from './browser/own_ledger.mjs'
import { offline_ledgers } from './browser/offline_ledgers.mjs'
import { paper } from './browser/paper.mjs'
import { problems } from './browser/problems.mjs'
import { proposals } from './browser/proposals.mjs'
import { rounds } from './browser/rounds.mjs'
import { safe } from './browser/safe.mjs'
import { sheets } from './browser/sheets.mjs'
import { open_stage, telling } from './browser/stage.mjs'
import { play } from './browser/story.mjs'

let stage
before(async () => { stage = await open_stage() })
after(() => stage.stop())

/** What this part found, and what went wrong in its windows. */
async function faultless(part) {
  const from = stage.faults.length
  assert.deepEqual([...(await telling(part)(stage)), ...stage.faults.slice(from)], [])
}

test('the acceptance story is told in a browser, at a desk and on a phone, without a fault', () => faultless(play))
test('axe finds nothing on any page, in light, dark and large type, with each dialog open', () => faultless(accessible))
test('the whole loop is walked with the keys alone, and the focus is seen wherever it goes', () => faultless((all) => keyboard(all, look_through)))
test('a person is told of what concerns them, sees it once for every device, and chooses what to hear of', () => faultless(notices))
test('a resident without scripts says it, follows it and judges the answer', () => faultless(tell_without_scripts))
test('every answer keeps the strict policy, files are kept and packed, a first visit loads little', () => faultless(safe))
test('a quiet line stays open, and what somebody else does is told on the page', () => faultless(live))
test('a printed order is one A4 page, with the longest names and words', () => faultless(paper))
test('two residents who say the same are answered at once, and one of them may say that it is not his', () => faultless(problems))
test('cards are printed four on a page, and a household says by its card whether it was visited', () => faultless(cards))
test('a second clerk types a batch of paper at the keyboard, settles what differs, and its opinions are counted', () => faultless(rounds))
test('a cadre enters a dispute, the office takes it on and settles it, and the figure opens to it', () => faultless(ledgers))
test('a newcomer builds a ledger by the guide, publishes it, enters a record and sees it counted', () => faultless(own_ledger))
test('a workbook with faults comes into a ledger, its red cells are mended, its records listed, exported and undone', () => faultless(sheets))
test('three visits without a network, a reload and a killed tab are at the office once each, though every second answer is lost', () => faultless(offline))
test('ledgers are kept on a phone without a network: forms count and outlive a reload, each entry arrives once, a fault is told by its field', () => faultless(offline_ledgers))
test('thousands of opinions are grouped, taken as problems with the keys alone, answered at once, and one of them is taken out', () => faultless(proposals))
