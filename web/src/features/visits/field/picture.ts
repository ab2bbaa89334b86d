// A picture as the office wants it: turned the right way up, at most 1600 points on its longer side, JPEG of at most 400 kB. Drawn
// anew, so that nothing of the place, the time and the camera comes along.
export const longest_side = 1600
export const most_bytes = 400_000
const qualities = [0.82, 0.7, 0.58, 0.45]

export class NoPicture extends Error {}

export function scaled(width: number, height: number, longest: number): { width: number; height: number } {
  const by = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}
const to_jpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new NoPicture())), 'image/jpeg', quality))

function draw(bitmap: ImageBitmap, longest: number, canvas = document.createElement('canvas')): HTMLCanvasElement {
  Object.assign(canvas, scaled(bitmap.width, bitmap.height, longest))
  const context = canvas.getContext('2d')
  if (!context) throw new NoPicture()
  context.fillStyle = '#fff' // what was transparent
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}
const open = (content: Blob) =>
  createImageBitmap(content, { imageOrientation: 'from-image' })
    .catch(() => createImageBitmap(content)) // a browser that does not know the word
    .catch(() => {
      throw new NoPicture()
    })

export async function made_small(content: Blob): Promise<ArrayBuffer> {
  const bitmap = await open(content)
  try {
    for (let longest = longest_side; ; longest = Math.floor(longest * 0.75)) {
      const canvas = draw(bitmap, longest)
      for (const quality of qualities) {
        const jpeg = await to_jpeg(canvas, quality)
        if (jpeg.size <= most_bytes) return await jpeg.arrayBuffer()
      }
    }
  } finally {
    bitmap.close()
  }
}
/** Onto a canvas of the page: a picture that is not at the office yet has no address. */
export async function show_small(content: ArrayBuffer, canvas: HTMLCanvasElement, longest: number): Promise<void> {
  const bitmap = await open(new Blob([content], { type: 'image/jpeg' }))
  draw(bitmap, longest, canvas)
  bitmap.close()
}
