// axe on every page, in light, dark and large type, with each dialog open: nothing may be found (WCAG 2.2, A and AA).
//   node tests/journeys/browser/accessible.mjs [name …]
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { turn } from './browser.mjs'
import { dialogs_of, pages, pages_of_the_menu, show } from './pages.mjs'
import { by_itself } from './stage.mjs'

const require = createRequire(new URL('../../../web/package.json', import.meta.url))
const axe_source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on what is shown now, a line for each element. */
async function look(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe_source)
  const found = await page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return violations.flatMap((v) => v.nodes.map((n) => ({ id: v.id, target: n.target.join(' '), why: (n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help })))
  }, tags)
  return found.map((f) => `${f.id} at ${f.target}: ${f.why}`)
}

/** That axe is awake: what is planted is found. */
async function finds_what_is_planted({ page }) {
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="planted">'))
  const found = await look(page)
  if (!found.some((f) => f.startsWith('image-alt at #planted'))) throw new Error(`axe does not find a picture without words: ${found}`)
}

/** Both lights of one page, and of one dialog after the other. */
async function look_in(who, schemes, where, faults) {
  for (const scheme of schemes) {
    if (schemes.length > 1) await turn(who, scheme)
    for (const f of await look(who.page)) faults.push(`${where}, ${scheme}: ${f}`)
  }
}

/** What axe finds where this window stands, in both lights. */
export async function look_through(who, where) {
  const faults = []
  await look_in(who, ['light', 'dark'], where, faults)
  return faults
}

async function close_dialog({ page }) {
  for (let n = 0; n < 3 && (await page.locator('dialog[open]').count()); n++) {
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'detached', timeout: 1500 }).catch(() => {})
  }
  if (await page.locator('dialog[open]').count()) throw new Error('a dialog does not close with Escape')
}

async function look_at(who, entry, mode, seen, faults) {
  const schemes = mode === 'standard' ? ['light', 'dark'] : ['large']
  if (!(await show(who, entry))) return
  await look_in(who, schemes, entry.name, faults)
  for (const dialog of await dialogs_of(who, entry)) {
    const key = `${mode} ${dialog.name.startsWith('command ') ? '' : entry.name} ${dialog.name}`
    if (seen.has(key)) continue
    try {
      await dialog.open(who.page)
    } catch (failed) {
      faults.push(`${entry.name}: its dialog “${dialog.name}” does not open: ${failed.message.split('\n')[0]}`)
      continue
    }
    if (!(await who.page.locator('dialog[open]').first().waitFor({ timeout: 15_000 }).then(() => true, () => false))) {
      faults.push(`${entry.name}: no dialog opens for “${dialog.name}”`)
      continue
    }
    seen.add(key)
    await look_in(who, schemes, `${entry.name} › ${dialog.name}`, faults)
    await close_dialog(who)
  }
}

/** The findings on all pages (or those named), and how many pages and dialogs were looked at. */
export async function accessible(stage, names = []) {
  const wanted = [...pages, ...(await pages_of_the_menu(stage))].filter((p) => !names.length || names.includes(p.name))
  const faults = []
  const seen = new Set()
  const tried = await stage.visitor(null, 'desk')
  await show(tried, pages[0])
  await finds_what_is_planted(tried)
  await tried.close()
  for (const mode of ['standard', 'large']) {
    const windows = new Map()
    for (const entry of wanted) {
      const screen = entry.app === 'desk' ? 'desk' : 'phone'
      const key = entry.who ? `${entry.who} ${screen}` : `nobody ${entry.name}`
      if (!windows.has(key)) windows.set(key, await stage.visitor(entry.who, screen, { still: true, stored: mode === 'large' ? { 'lianxin.mode': 'elder' } : {} }))
      const who = windows.get(key)
      who.page.setDefaultTimeout(8000)
      await look_at(who, entry, mode, seen, faults).catch((failed) => faults.push(`${entry.name}, ${mode}: ${failed.message.split('\n').slice(0, 3).join(' ')}`))
      if (!entry.who) (await who.close(), windows.delete(key))
    }
    for (const who of windows.values()) await who.close()
  }
  console.log(`axe: ${wanted.length} pages and ${seen.size} dialogs of them`)
  return faults
}

await by_itself(import.meta.url, (stage) => accessible(stage, process.argv.slice(2)))
