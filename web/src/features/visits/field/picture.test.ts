import { beforeEach, describe, expect, it, vi } from 'vitest'
import { longest_side, made_small, most_bytes, NoPicture, scaled } from './picture'

const drawn: { width: number; height: number; quality: number }[] = []
let size_of: (width: number, height: number, quality: number) => number

beforeEach(() => {
  drawn.length = 0
  size_of = () => 1000
  vi.stubGlobal('createImageBitmap', vi.fn(async () => ({ width: 4000, height: 3000, close: vi.fn() })))
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ fillRect: vi.fn(), drawImage: vi.fn() } as unknown as RenderingContext)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, done, type, quality) {
    expect(type).toBe('image/jpeg')
    drawn.push({ width: this.width, height: this.height, quality: quality as number })
    done(new Blob([new Uint8Array(size_of(this.width, this.height, quality as number))]))
  })
})

describe('a picture', () => {
  it('keeps its form and is at most 1600 points long; a small one stays', () => {
    expect(scaled(4000, 3000, longest_side)).toEqual({ width: 1600, height: 1200 })
    expect(scaled(3000, 4000, longest_side)).toEqual({ width: 1200, height: 1600 })
    expect(scaled(800, 600, longest_side)).toEqual({ width: 800, height: 600 })
    expect(scaled(10_000, 1, longest_side)).toEqual({ width: 1600, height: 1 })
  })
  it('is turned the right way up while it is opened', async () => {
    await made_small(new Blob(['x']))
    expect(createImageBitmap).toHaveBeenCalledWith(expect.anything(), { imageOrientation: 'from-image' })
    expect(drawn).toEqual([{ width: 1600, height: 1200, quality: 0.82 }])
  })
  it('is drawn coarser, then smaller, until it fits', async () => {
    size_of = (width, _height, quality) => Math.round(width * quality * 600)
    const jpeg = await made_small(new Blob(['x']))
    expect(jpeg.byteLength).toBeLessThanOrEqual(most_bytes)
    expect(drawn.length).toBeGreaterThan(4)
    expect(drawn.at(-1)!.width).toBeLessThan(1600)
  })
  it('that is none is told as such', async () => {
    vi.stubGlobal('createImageBitmap', async () => Promise.reject(new DOMException('x', 'InvalidStateError')))
    await expect(made_small(new Blob(['text']))).rejects.toBeInstanceOf(NoPicture)
  })
})
