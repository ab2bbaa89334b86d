// Many voices, few problems: thousands of opinions are imported, everything is grouped, the office takes groups as problems with the keys
// alone and refuses one; one problem is assigned and answered, everybody of it is answered, one says that it is not what he meant and is
// not proposed for it again.
//   node tests/journeys/browser/proposals.mjs
import { many_texts } from './many_texts.mjs'
import { by_itself, read, send } from './stage.mjs'

const place = '150725000000'
const title = '百日征求意见'
const taken = 4 // groups that become problems
const patience_ms = 90_000
const day_from_now = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' })
const cell = (text) => `"${text.replaceAll('"', '""')}"`

async function imported(office, texts) {
  const { unit } = await read(office, '/api/v1/session')
  const round = await send(office, '/api/v1/rounds', { title, place, unit: unit.id, opens_on: day_from_now(-2), closes_on: day_from_now(8), consolidate_on: day_from_now(9), channels: ['letter_box'] })
  const rows = texts.map(({ number, text }) => [title, number, '意见箱', '群众', cell(text)].join(','))
  const { csrf_token } = await read(office, '/api/v1/session')
  const answer = await office.page.context().request.post('/api/v1/imports?kind=opinions', {
    data: ['轮次,编号,渠道,身份,意见内容', ...rows].join('\n'), timeout: patience_ms, headers: { 'Content-Type': 'text/csv', 'X-CSRF-Token': csrf_token },
  })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  const report = await answer.json()
  if (report.created !== texts.length) office.tell(`${report.created} of ${texts.length} were imported: ${JSON.stringify(report).slice(0, 300)}`)
  return round.id
}
const until = async (office, what, found) => {
  const end = Date.now() + patience_ms
  while (Date.now() < end) {
    const out = await found()
    if (out) return out
    await office.page.waitForTimeout(500)
  }
  throw new Error(`never: ${what}`)
}
const offered = (office, round, more = '') => read(office, `/api/v1/problems/proposals?round=${round}&count=exact${more}`)

/** By the keys alone: down, take it, confirm. */
async function accept_some({ page, tell }) {
  const made = []
  for (let n = 0; n < taken; n++) {
    if (n === 0) await page.keyboard.press('j') // from then on the next one is at hand
    await page.locator('tr[data-key]:focus').waitFor()
    const name = (await page.locator('tr[data-key]:focus .proposal-title').innerText()).trim()
    const key = await page.locator('tr[data-key]:focus').getAttribute('data-key')
    await page.keyboard.press('a')
    await page.locator('dialog input:focus').waitFor()
    const proposed = await page.locator('dialog input:focus').inputValue()
    if (proposed !== name) tell(`the sheet begins with “${proposed}”, the group is called “${name}”`)
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    await page.locator('.toast', { hasText: '已归成问题' }).first().waitFor()
    await page.locator(`tr[data-key="${key}"]`).waitFor({ state: 'detached' })
    made.push(name)
  }
  return made
}
/** Refused with a reason, and taken back with Z; then refused for good. */
async function refuse_one(office, round) {
  const { page } = office
  await page.locator('tr[data-key]:focus').waitFor()
  const id = await page.locator('tr[data-key]:focus').getAttribute('data-key')
  const is_offered = async () => (await offered(office, round, '&limit=50')).items.some((p) => p.id === id)
  for (const again of [true, false]) {
    await page.keyboard.press('x')
    await page.locator('dialog input:focus').fill('说的不是一回事')
    await page.keyboard.press('Enter')
    await page.locator('dialog[open]').waitFor({ state: 'detached' })
    if (await is_offered()) office.tell('a refused group is still offered')
    if (!again) continue
    await page.keyboard.press('z')
    await until(office, 'a group whose refusal was taken back is offered again', is_offered)
    await page.locator(`tr[data-key="${id}"]`).waitFor()
    await page.locator(`tr[data-key="${id}"]`).focus()
  }
  const { items } = await offered(office, round, '&show=refused')
  if (items.length !== 1 || items[0].refusal.reason !== '说的不是一回事') office.tell(`the refused are ${JSON.stringify(items.map((p) => p.refusal))}`)
}
async function answer(office, id) {
  const { unit } = await read(office, '/api/v1/session')
  for (const body of [{ command: 'assign', lead_unit: unit.id, instruction: '查明，一次办好' }, { command: 'accept' }, { command: 'reply', outcome: 'solved', text: '都办好了，谢谢大家提醒。' }, { command: 'release' }])
    await send(office, `/api/v1/tickets/${id}/commands`, body)
}
const problem_of = async (office, id) => (await read(office, '/api/v1/problems?limit=100')).items.find((p) => p.id === id)

/** One of them says that it is something else. */
async function one_leaves(office, problem, round) {
  const { items } = await read(office, `/api/v1/tickets?problem=${problem.id}&limit=1`)
  const before = await read(office, `/api/v1/tickets/${items[0].id}/voice`)
  await send(office, `/api/v1/tickets/${items[0].id}/commands`, { command: 'not_mine', text: '我说的是另一处' })
  const after = await until(office, 'who left stands by himself', async () => {
    const voice = await read(office, `/api/v1/tickets/${items[0].id}/voice`)
    return voice.group.count === 1 && voice
  })
  if (before.group.count < 2 || after.group.count !== 1) office.tell(`who left stood among ${before.group.count}, now among ${after.group.count}`)
  if ((await problem_of(office, problem.id)).voices.all !== problem.voices.all - 1) office.tell('the problem still counts who left')
  if ((await offered(office, round, '&least=1&limit=50')).items.some((p) => p.problem?.id === problem.id)) office.tell('who left is proposed for the problem again')
}

export async function proposals(stage) {
  const from = stage.faults.length
  const office = await stage.visitor('baoyulan', 'desk')
  const { page } = office
  await page.goto('/')
  const texts = many_texts()
  const round = await imported(office, texts)
  await page.goto(`/#/problems/proposals?round=${round}&least=3`)
  const [last] = (await read(office, `/api/v1/tickets?round=${round}&sort=-created&limit=1`)).items
  await until(office, 'all is judged', async () => (await read(office, `/api/v1/tickets/${last.id}/voice`)).is_judged)
  await page.locator('[data-do=run]').click()
  await page.locator('[data-do=cancel_run]').waitFor()
  await page.locator('.toast', { hasText: '重新归组完成' }).waitFor({ timeout: patience_ms })
  await page.locator('.proposals tr[data-key]').nth(taken + 1).waitFor()
  const names = await accept_some(office)
  await refuse_one(office, round)
  const made = (await read(office, '/api/v1/problems?limit=100')).items.filter((p) => names.includes(p.title))
  if (made.length < taken) office.tell(`${made.length} problems were made of ${taken} groups`)
  const [first] = [...made].sort((a, b) => b.voices.all - a.voices.all)
  await answer(office, first.id)
  const answered = await until(office, 'everybody of the problem is answered', async () => {
    const now = await problem_of(office, first.id)
    return now.voices.answered === now.voices.all && now
  })
  await page.goto(`/#/tickets/${first.id}`)
  await page.getByText(`已答复 ${answered.voices.all} 件`).waitFor()
  await one_leaves(office, answered, round)
  console.log(`${texts.length} said, ${names.length} problems; the largest answers ${answered.voices.all}`)
  await office.close()
  return stage.faults.splice(from)
}

await by_itself(import.meta.url, proposals, 100)
