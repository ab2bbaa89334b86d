// The order that is printed fills one A4 page exactly, however long the names, the words and the list of units.
//   node tests/journeys/browser/paper.mjs
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { by_itself, read, send } from './stage.mjs'

const a4 = [595, 842] // points
const long_name = (n) => `${'内蒙古自治区呼伦贝尔市陈巴尔虎旗西乌珠尔苏木萨如拉塔拉嘎查牧民专业合作社联合社饮水安全与草畜平衡综合服务中心'.repeat(2).slice(0, 80)}第${n}分中心` // as long as a name may be
const long_word = 'Hulunbuir'.repeat(40) // nothing in it where a line could break
const long_words = `${'三号井的水泵坏了快十天，全家和六十只羊都要到三十里外拉水，请派人来修。'.repeat(120)}${long_word}`

/** The pages of a PDF with their sizes. */
export function pages_of(pdf) {
  const text = pdf.toString('latin1')
  const pages = text.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map((m) => [m[3] - m[1], m[4] - m[2]])
  return { pages, boxes }
}

/** An order with as much in it as the rules let in; the answer is its id and the ticket's. */
async function longest_order(stage) {
  const admin = await stage.visitor('admin', 'desk'), office = await stage.visitor('siqin', 'desk')
  const { place } = await read(office, '/api/v1/session')
  const some = Date.now()
  const village = await send(admin, '/api/v1/places', { code: `${place.code.slice(0, 9)}X${String(some).slice(-9)}`, parent: place.code, level: 'village', name: `${long_name(some).slice(0, 60)}嘎查`, kind: '嘎查' })
  const units = []
  for (let n = 0; n < 21; n++) units.push((await send(admin, '/api/v1/units', { name: long_name(some * 100 + n), kind: 'institution', place: place.code })).id)
  let ticket = await send(office, '/api/v1/tickets', { kind: 'help', channel: 'visit', text: long_words.slice(0, 3800) + long_word, place: village.code, title: `${'西乌珠尔苏木萨如拉塔拉嘎查三号井水泵'.repeat(9)}`.slice(0, 160) })
  const command = async (body) => (ticket = await send(office, `/api/v1/tickets/${ticket.id}/commands`, body, { 'If-Match': `"${ticket.version}"` }))
  await command({ command: 'triage', category: 'water.drinking.well', urgency: 'urgent', difficulty: 'hard' })
  await command({ command: 'assign', lead_unit: units[0], joint_units: units.slice(1), instruction: long_words.slice(0, 4000) })
  for (const who of [admin, office]) await who.close()
  return ticket.assignment.id
}

async function print(who, at) {
  const { page } = who
  await page.goto(at)
  await page.emulateMedia({ media: 'print' })
  return page.pdf({ preferCSSPageSize: true, printBackground: true })
}

/** Whatever is not one page of A4. */
export async function paper(stage) {
  const faults = []
  const longest = await longest_order(stage)
  const who = await stage.visitor('siqin', 'desk')
  const { items } = await read(who, '/api/v1/assignments?limit=6')
  for (const id of [longest, ...items.map((a) => a.id).filter((i) => i !== longest).slice(0, 4)]) {
    const pdf = await print(who, `/api/v1/assignments/${id}/document?format=html`)
    const name = id === longest ? 'the longest order' : `order ${id}`
    const { pages, boxes } = pages_of(pdf)
    writeFileSync(join(stage.out, `order-${id === longest ? 'longest' : id}.pdf`), pdf)
    if (id === longest) await who.page.screenshot({ path: join(stage.out, 'order-longest.png'), fullPage: true })
    if (pages !== 1) faults.push(`${name} prints on ${pages} pages`)
    for (const [w, h] of boxes) if (Math.abs(w - a4[0]) > 1 || Math.abs(h - a4[1]) > 1) faults.push(`${name} is ${w} by ${h} points, A4 is ${a4.join(' by ')}`)
    if (!boxes.length) faults.push(`${name} has no size`)
    for (const words of await wide_cells(who)) faults.push(`${name}: “${words}” stands out of its cell`)
  }
  await who.close()
  console.log('paper: five orders printed, the longest with 21 units')
  return [...faults, ...(await papers_of_visits(stage))]
}

const wide_cells = (who) => who.page.evaluate(() => [...document.querySelectorAll('td, th')].filter((c) => c.scrollWidth > c.clientWidth + 1).map((c) => c.innerText.slice(0, 30)))

/** The record of a visit, a person's diary book and the ledger of a place: A4, the ledger lying, in both languages. */
async function papers_of_visits(stage) {
  const faults = []
  const who = await stage.visitor('siqin', 'desk')
  const [visit] = (await read(who, '/api/v1/visits?status=held&kind=home&limit=1')).items
  const papers = [
    { name: 'record', at: `/api/v1/visits/${visit.id}/document?lang=zh`, size: a4, pages: 1 },
    { name: 'record-en', at: `/api/v1/visits/${visit.id}/document?lang=en`, size: a4, pages: 1 },
    { name: 'diary', at: `/api/v1/visits/diary?lang=zh&person=${visit.visited_by[0].id}`, size: a4 },
    { name: 'ledger', at: `/api/v1/needs?lang=zh&place=${visit.place.code}`, size: [...a4].reverse() },
    { name: 'ledger-en', at: `/api/v1/needs?lang=en&place=${visit.place.code}`, size: [...a4].reverse() },
  ]
  for (const paper of papers) {
    const pdf = await print(who, paper.at)
    writeFileSync(join(stage.out, `visits-${paper.name}.pdf`), pdf)
    const { pages, boxes } = pages_of(pdf)
    if (!pages || (paper.pages && pages !== paper.pages)) faults.push(`${paper.name} prints on ${pages} pages`)
    for (const [w, h] of boxes) if (Math.abs(w - paper.size[0]) > 1 || Math.abs(h - paper.size[1]) > 1) faults.push(`${paper.name} is ${w} by ${h} points, not ${paper.size.join(' by ')}`)
    for (const words of await wide_cells(who)) faults.push(`${paper.name}: “${words}” stands out of its cell`)
    if (!(await who.page.locator('td').count())) faults.push(`${paper.name} is empty`)
  }
  await who.close()
  console.log('paper: a visit, a diary book and a ledger printed')
  return faults
}

await by_itself(import.meta.url, paper)
