import { Bytes } from './bytes.ts'
import { isJpeg, readJpeg } from './jpeg.ts'
import { MOST_PICTURE, type PictureLimits, type PictureMedia, type Pixels } from './picture.ts'
import { isPng, readPng } from './png.ts'
import { isWebp, readWebp } from './webp.ts'

export type PictureRead =
  | ({ readonly ok: true; readonly media: PictureMedia } & Pixels)
  | { readonly ok: false; readonly says: string }

const FORMATS = [
  { media: 'image/png', is: isPng, read: readPng },
  { media: 'image/jpeg', is: isJpeg, read: readJpeg },
  { media: 'image/webp', is: isWebp, read: readWebp },
] as const

/**
 * What a file shows, by what is in it, whatever it is called: its size, and the same picture without
 * anything that was kept beside it. No pixel is unpacked.
 */
export function readPicture(all: Uint8Array, most: PictureLimits = MOST_PICTURE): PictureRead {
  const file = new Bytes(all)
  const format = FORMATS.find(({ is }) => is(file))
  if (!format) return refused('This is no picture that can be read: PNG, JPEG or WebP.')
  const pixels = format.read(file)
  if (!pixels) return refused('This picture breaks off, moves, or is damaged.')
  const { width, height, bytes } = pixels
  if (width < 1 || height < 1) return refused('This picture has no pixels.')
  const says = tooLarge({ width, height, bytes: bytes.byteLength }, most)
  return says === undefined ? { ok: true, media: format.media, ...pixels } : refused(says)
}

function tooLarge(
  {
    width,
    height,
    bytes,
  }: { readonly width: number; readonly height: number; readonly bytes: number },
  most: PictureLimits,
): string | undefined {
  if (Math.max(width, height) > most.side || width * height > most.pixels)
    return `This picture has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels: a side has ${most.side.toLocaleString('en')} at the most, and all of it ${most.pixels.toLocaleString('en')}.`
  if (bytes > most.bytes)
    return `This picture has ${bytes.toLocaleString('en')} bytes: ${most.bytes.toLocaleString('en')} are taken at the most.`
  return undefined
}

const refused = (says: string): PictureRead => ({ ok: false, says })
