// The live line in Chromium: it is kept open while nothing happens, and what somebody else does is told without a reload.
import { by_itself, read, send } from './stage.mjs'

const heartbeats = 2 // every 20 s
const patience_ms = 90_000

/** What came over the stream of this window, as the browser counts it: comments too, which no script is told of. */
async function watched(who) {
  const line = { opened: 0, ended: 0, beats: 0 }
  const streams = new Set()
  const cdp = await who.page.context().newCDPSession(who.page)
  await cdp.send('Network.enable')
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.endsWith('/api/v1/stream')) return
    streams.add(requestId)
    line.opened++
  })
  cdp.on('Network.dataReceived', ({ requestId }) => streams.has(requestId) && line.beats++)
  for (const end of ['Network.loadingFinished', 'Network.loadingFailed']) cdp.on(end, ({ requestId }) => streams.has(requestId) && line.ended++)
  return line
}

async function until(what, is_so) {
  const begun = Date.now()
  while (!is_so()) {
    if (Date.now() - begun > patience_ms) throw new Error(`${what} did not come within ${patience_ms / 1000} s`)
    await new Promise((done) => setTimeout(done, 250))
  }
}

export async function live(stage) {
  const faults = []
  const clerk = await stage.visitor('baoyulan', 'desk')
  const other = await stage.visitor('eerdun', 'desk')
  const { items } = await read(clerk, '/api/v1/tickets?state=in_progress&sort=due&limit=20')
  const all = await Promise.all(items.map((i) => read(other, `/api/v1/tickets/${i.id}`)))
  const ticket = all.find((t) => t.next.some((n) => n.command === 'note'))
  const line = await watched(clerk)
  await clerk.page.goto(`/#/tickets/${ticket.id}`)
  await clerk.page.locator('.ticket-words').waitFor()
  await until('the stream', () => line.opened > 0)
  const before = line.beats
  await until(`${heartbeats} signs of life on a quiet line`, () => line.beats >= before + heartbeats)
  if (line.opened !== 1 || line.ended !== 0) faults.push(`the line was opened ${line.opened} times and ended ${line.ended} times while nothing happened`)
  await send(other, `/api/v1/tickets/${ticket.id}/commands`, { command: 'note', text: '已约周三到现场' }, { 'If-Match': `"${ticket.version}"` })
  await clerk.page.locator('.ticket .news').waitFor({ timeout: patience_ms })
  await clerk.page.locator('.ticket .news').click()
  await clerk.page.getByText('已约周三到现场').first().waitFor()
  if (line.opened !== 1) faults.push(`the line was opened ${line.opened} times to be told of one change`)
  await clerk.close()
  await other.close()
  return faults
}

await by_itself(import.meta.url, live)
