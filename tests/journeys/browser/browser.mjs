// Chromium with a profile made for this run, and pages that report whatever goes wrong on them.
import { createRequire } from 'node:module'

const { chromium } = createRequire(new URL('../../../web/package.json', import.meta.url))('playwright-core')

export const screens = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}

export const open_browser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream'],
  })

/** Asking who is signed in is answered 401 to whoever is not: the browser writes that down as an error, it is none. */
const is_known = (message) => message.location().url.endsWith('/api/v1/session') && message.text().includes('401')

/** Somebody with a browser window of their own. Everything that goes wrong in it is added to `faults`. */
export async function somebody(browser, name, screen, base, faults, how = {}) {
  const viewport = how.viewport ?? screens[screen]
  const context = await browser.newContext({ viewport, baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', hasTouch: screen === 'phone', colorScheme: how.scheme ?? 'light', reducedMotion: how.still ? 'reduce' : null, storageState: how.state, javaScriptEnabled: how.scripts !== false })
  const page = await context.newPage()
  const tell = (what) => faults.push(`${screen}, ${name}: ${what}`)
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
  if (how.stored) await page.addInitScript((stored) => Object.entries(stored).forEach(([k, v]) => localStorage.setItem(k, v)), how.stored)
  page.on('console', (m) => m.type() === 'error' && !is_known(m) && tell(`console: ${m.text()}`))
  page.on('pageerror', (e) => tell(`error: ${e.message}`))
  page.on('request', (r) => /^https?:/.test(r.url()) && new URL(r.url()).origin !== base && tell(`asks another host: ${r.url()}`))
  page.on('requestfailed', (r) => r.failure()?.errorText !== 'net::ERR_ABORTED' && tell(`request failed: ${r.url()} ${r.failure()?.errorText}`))
  page.setDefaultTimeout(Number(process.env.PATIENCE_MS ?? 20_000))
  return { page, name, screen, tell, close: () => context.close() }
}

/** A phone is not pushed sideways. */
export async function stays_in_width(who, where) {
  const [wide, room] = await who.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  if (wide > room) who.tell(`${where} is ${wide} px wide in ${room}`)
}

/** Turns to light or dark, as the machine of whoever looks would; true of the page when this is done. */
export async function turn({ page }, scheme) {
  await page.emulateMedia({ colorScheme: scheme })
  await page.waitForFunction((wanted) => {
    const { theme } = document.documentElement.dataset
    return matchMedia(`(prefers-color-scheme: ${wanted})`).matches && (theme ?? wanted) === wanted
  }, scheme)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}
