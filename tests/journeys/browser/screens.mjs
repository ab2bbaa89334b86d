// Pictures of every page: on a phone, a tablet and a desk, light and dark, Chinese and English; with a list of them.
//   node tests/journeys/browser/screens.mjs [name …]     into docs/screens
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { turn } from './browser.mjs'
import { pages, pages_of_the_menu, show } from './pages.mjs'
import { by_itself } from './stage.mjs'

const widths = { 390: 844, 768: 1024, 1440: 900 }
const folder = 'docs/screens'
const most_bytes_each = 36_000 // on average

/** The person's own language, as the server would answer it, without changing it for the next. */
async function speak(who, language) {
  await who.page.route('**/api/v1/session', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const answer = await route.fetch()
    if (!answer.ok()) return route.fulfill({ response: answer })
    await route.fulfill({ response: answer, json: { ...(await answer.json()), language } })
  })
}

async function picture(who, entry, width, scheme, language) {
  await turn(who, scheme)
  const { data } = await who.cdp.send('Page.captureScreenshot', { format: 'webp', quality: 36 })
  writeFileSync(join(folder, `${entry.name}-${width}-${scheme}-${language}.webp`), Buffer.from(data, 'base64'))
}

/** All pictures of one page in one language; the pages of a resident are walked through in Chinese and turned afterwards. */
async function pictures_of(stage, asked, language, faults) {
  const entry = typeof asked.path === 'string' && asked.path.startsWith('/portal/plain') ? { ...asked, path: `${asked.path}?lang=${language}` } : asked
  const walked = typeof entry.ready !== 'string'
  const stored = { 'lianxin.language': walked ? 'zh' : language }
  const who = await stage.visitor(entry.who, 'desk', { still: true, stored, viewport: { width: 1440, height: 900 } })
  who.page.setDefaultTimeout(8000)
  who.cdp = await who.page.context().newCDPSession(who.page)
  try {
    if (entry.who) await speak(who, language)
    if (!(await show(who, entry))) return
    if (walked && language === 'en' && !entry.who) await who.page.getByRole('button', { name: 'English' }).click()
    await who.page.waitForTimeout(250)
    for (const [width, height] of Object.entries(widths)) {
      await who.page.setViewportSize({ width: Number(width), height })
      await who.page.waitForTimeout(120)
      const [wide, room] = await who.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      if (wide > room) faults.push(`${entry.name}, ${language}, is ${wide} px wide in ${room}`)
      for (const scheme of ['light', 'dark']) await picture(who, entry, width, scheme, language)
    }
  } catch (failed) {
    faults.push(`${entry.name}, ${language}: ${failed.message.split('\n')[0]}`)
  } finally {
    await who.close()
  }
}

function write_list(names) {
  const cell = (name, w, s, l) => `[${s}](${name}-${w}-${s}-${l}.webp)`
  const head = '| page | language | 390 | 768 | 1440 |\n| --- | --- | --- | --- | --- |\n'
  const rows = names.flatMap((name) => ['zh', 'en'].map((l) => `| ${l === 'zh' ? `\`${name}\`` : ''} | ${l} | ${Object.keys(widths).map((w) => `${cell(name, w, 'light', l)} ${cell(name, w, 'dark', l)}`).join(' | ')} |`))
  writeFileSync(join(folder, 'README.md'), `# Pictures of every page\n\nMade by \`make screens\` with the demonstration prefecture; on a phone (390), a tablet (768) and a desk (1440).\n\n${head}${rows.join('\n')}\n`)
}

export async function screens(stage, names = []) {
  mkdirSync(folder, { recursive: true })
  const faults = []
  const all = [...pages, ...(await pages_of_the_menu(stage))]
  for (const entry of all) {
    if (names.length && !names.includes(entry.name)) continue
    for (const language of ['zh', 'en']) await pictures_of(stage, entry, language, faults)
  }
  const files = readdirSync(folder)
  write_list(all.map((p) => p.name).filter((n) => files.some((f) => f.startsWith(`${n}-390`))))
  const bytes = files.reduce((sum, f) => sum + statSync(join(folder, f)).size, 0)
  console.log(`${files.length} pictures, ${(bytes / 1e6).toFixed(1)} MB`)
  if (bytes > most_bytes_each * files.length) faults.push(`${Math.round(bytes / files.length)} bytes a picture, ${most_bytes_each} are agreed`)
  return faults
}

await by_itself(import.meta.url, (stage) => screens(stage, process.argv.slice(2)), 2000)
