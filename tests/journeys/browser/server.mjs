// The demonstration server on a free port of this machine, with a folder of its own; it is ended by its process, never by name.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

function free_port() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

async function until_ready(base, server, log) {
  const begun = Date.now()
  while (Date.now() - begun < 240_000) {
    if (server.exitCode !== null) throw new Error(`the server ended before it served:\n${log.join('')}`)
    const up = await fetch(`${base}/api/v1/ping`).then((r) => r.ok, () => false)
    if (up) return
    await pause(200)
  }
  throw new Error(`the server did not serve within four minutes:\n${log.join('')}`)
}

/** Starts `lianxin demo`; `stop` ends it and takes its folder away. */
export async function start_demo(tickets = 300) {
  const binary = resolve(process.env.LIANXIN_BINARY ?? 'build/dev/lianxin')
  if (!existsSync(binary)) throw new Error(`no program at ${binary}: build it, or name it in LIANXIN_BINARY`)
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-browser-'))
  const port = await free_port()
  const log = []
  const server = spawn(binary, ['demo', '--listen', `127.0.0.1:${port}`, '--db', `sqlite:${join(folder, 'demo.db')}`, '--tickets', String(tickets), '--rate-limits', 'no'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => log.push(String(part)))
  const ended = new Promise((done) => server.once('close', done))
  const stop = async () => {
    server.kill('SIGTERM')
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    rmSync(folder, { recursive: true, force: true })
  }
  const base = `http://127.0.0.1:${port}`
  try {
    await until_ready(base, server, log)
  } catch (failed) {
    await stop()
    throw failed
  }
  return { base, stop }
}
