// A sound and a photograph on the phone of somebody without a network, and what the office has of them in the end.
import { setTimeout as wait } from 'node:timers/promises'
import { look_through } from './accessible.mjs'

const camera = 'Kamera-1150725' // stands in the photograph's Exif, and must stand nowhere else
const bytes_of = (n, count) => Array.from({ length: count }, (_, i) => (n >> (8 * i)) & 255)
const entry = (tag, type, count, value) => [...bytes_of(tag, 2), ...bytes_of(type, 2), ...bytes_of(count, 4), ...(Array.isArray(value) ? value : bytes_of(value, 4))]

/** Exif as a phone writes it: held upright (6), with its maker and the place, 49.8123° N 118.0456° E. */
function exif() {
  const begin = 8
  const maker_at = begin + 2 + 3 * 12 + 4
  const places_at = maker_at + camera.length + 1
  const numbers_at = places_at + 2 + 4 * 12 + 4
  const degrees = (...parts) => parts.flatMap(([n, d]) => [...bytes_of(n, 4), ...bytes_of(d, 4)])
  const first = [...bytes_of(3, 2), ...entry(0x010f, 2, camera.length + 1, maker_at), ...entry(0x0112, 3, 1, [6, 0, 0, 0]), ...entry(0x8825, 4, 1, places_at), 0, 0, 0, 0]
  const places = [...bytes_of(4, 2), ...entry(1, 2, 2, [78, 0, 0, 0]), ...entry(2, 5, 3, numbers_at), ...entry(3, 2, 2, [69, 0, 0, 0]), ...entry(4, 5, 3, numbers_at + 24), 0, 0, 0, 0]
  const numbers = [...degrees([49, 1], [48, 1], [4428, 100]), ...degrees([118, 1], [2, 1], [4416, 100])]
  return Buffer.from([...Buffer.from('Exif\0\0II'), 42, 0, ...bytes_of(begin, 4), ...first, ...Buffer.from(`${camera}\0`), ...places, ...numbers])
}
/** A real picture of 3000 × 2000 points, drawn by the browser, as a phone would keep it. */
export async function photograph(page) {
  const drawn = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    for (let n = 0; n < 600; n++) {
      pen.fillStyle = `hsl(${(n * 47) % 360} 60% 55%)`
      pen.fillRect((n * 613) % 3000, (n * 379) % 2000, 240, 160)
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const place = exif()
  const head = Buffer.from([0xff, 0xe1, (place.length + 2) >> 8, (place.length + 2) & 255])
  return Buffer.concat([Buffer.from(drawn.slice(0, 2)), head, place, Buffer.from(drawn.slice(2))])
}

/** Something is said, and a picture taken; both are there to be heard and seen before anything is sent. */
export async function say_and_show(page, faults) {
  const record = page.locator('.said-do').first()
  await record.click()
  await page.locator('.hear').waitFor()
  faults.push(...(await look_through({ page }, 'a recording')))
  await wait(2200)
  await record.click()
  await page.locator('.sound').click()
  await page.locator('.sound.playing').waitFor()
  await page.locator('.said-do input').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) })
  await page.locator('.attached-picture').waitFor()
  await page.waitForFunction(() => document.querySelector('.attached-picture canvas')?.width > 48)
  faults.push(...(await look_through({ page }, 'a sound and a picture')))
  const [width, height] = await page.evaluate(() => [document.querySelector('.attached-picture canvas')].flatMap((c) => [c.width, c.height]))
  if (width >= height) faults.push(`the picture lies on its side: ${width} × ${height}`)
}

const place_entry = Buffer.from(entry(0x8825, 4, 1, 0).slice(0, 8)) // where Exif says that a place follows
const tells_place = (bytes) => bytes.includes(camera) || bytes.includes(place_entry)

async function fetched(context, base, digest) {
  const answer = await context.request.get(`${base}/api/v1/files/${digest}`)
  if (!answer.ok()) throw new Error(`GET /api/v1/files/${digest}: ${answer.status()}`)
  return { type: answer.headers()['content-type'], headers: answer.headers(), bytes: await answer.body() }
}

/** The visit carries both, once each, and the picture tells nothing of where it was taken. */
export async function at_the_office(context, base, household, words, faults) {
  const answer = await context.request.get(`${base}/api/v1/visits?household=${household}&limit=100`)
  const { files } = (await answer.json()).items.find((v) => v.words.includes(words))
  const types = files.map((f) => f.type)
  if (`${types}` !== 'audio/webm,image/jpeg') return void faults.push(`the visit carries ${types}`)
  const [sound, picture] = [await fetched(context, base, files[0].digest), await fetched(context, base, files[1].digest)]
  if (sound.bytes.length !== files[0].bytes || sound.bytes.length < 1000) faults.push(`a sound of ${sound.bytes.length} bytes`)
  if (picture.bytes.length > 400_000) faults.push(`a picture of ${picture.bytes.length} bytes`)
  if (tells_place(picture.bytes) || picture.bytes.includes('Exif')) faults.push('the picture tells where it was taken')
  for (const { headers } of [sound, picture])
    if (headers['cache-control'] !== 'no-store' || headers['x-content-type-options'] !== 'nosniff') faults.push(`a file is answered with ${JSON.stringify(headers)}`)
  console.log(`a sound of ${sound.bytes.length} and a picture of ${picture.bytes.length} bytes arrived once each`)
}

/** On the page of what was sent both come from the office now. */
export async function heard_and_seen(page, faults) {
  await page.goto('/field/#/outbox')
  await page.locator('.queue a', { hasText: '录音、照片' }).first().click()
  await page.locator('.saved .sound').click()
  await page.locator('.saved .sound.playing').waitFor()
  await page.locator('.saved .attached-picture').click()
  const image = page.locator('dialog img.picture')
  await image.waitFor()
  const [width, height] = await image.evaluate(async (img) => (await img.decode(), [img.naturalWidth, img.naturalHeight]))
  if (`${[width, height]}` !== '1067,1600') faults.push(`the picture at the office is ${width} × ${height}`)
  await page.keyboard.press('Escape')
}

/** Whoever sends a photograph as it comes from a camera, past the pages: the office takes the place out, and it is still a picture, the right way up. */
export async function cleaned_by_the_office(page, context, base, faults) {
  const photo = await photograph(page)
  const { csrf_token } = await (await context.request.get(`${base}/api/v1/session`)).json()
  const small = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]), { imageOrientation: 'none' })
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 600 })
    canvas.getContext('2d').drawImage(bitmap, 0, 0, 900, 600)
    return [...new Uint8Array(await (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8))).arrayBuffer())]
  }, [...photo])
  const place = photo.subarray(2, photo.indexOf(Buffer.from([0xff, 0xe0]), 2))
  const sent = Buffer.concat([Buffer.from(small.slice(0, 2)), place, Buffer.from(small.slice(2))])
  if (!tells_place(sent)) faults.push('the photograph of the test tells no place: nothing was tried')
  const answer = await context.request.post(`${base}/api/v1/files`, { data: sent, headers: { 'Content-Type': 'image/jpeg', 'X-CSRF-Token': csrf_token } })
  if (!answer.ok()) return void faults.push(`a photograph is refused: ${answer.status()} ${await answer.text()}`)
  const { digest } = await answer.json()
  if (tells_place((await fetched(context, base, digest)).bytes)) faults.push('the office keeps where a photograph was taken')
  const [width, height] = await page.evaluate(async (path) => {
    const image = Object.assign(new Image(), { src: path })
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  }, `/api/v1/files/${digest}`)
  if (`${[width, height]}` !== '600,900') faults.push(`the cleaned photograph is ${width} × ${height}, not upright`)
}
