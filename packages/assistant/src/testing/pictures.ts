import { crc32, deflateSync } from 'node:zlib'

/** A picture of some pixels, black; of what stands in its head, only that much is true that its size is said there. */
export function png(width: number, height: number, ...more: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey.
  head.set([8, 0, 0, 0, 0], 8)
  const lines = Buffer.alloc(Math.min((width + 1) * height, 100_000))
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND'),
  ])
}

export function chunk(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** 24 × 16 pixels, blue beside red. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1' +
    'tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk' +
    'pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAwAF/8' +
    'QAFxABAAMAAAAAAAAAAAAAAAAAAARCgf/EABYBAQEBAAAAAAAAAAAAAAAAAAUDBv/EABsRAAEEAwAAAAAAAAAAAAAA' +
    'AAACBIGxATM0/9oADAMBAAIRAxEAPwDCPGtgDxrYYf8AOqLwVZb0zQ6SZsfP/9k=',
  'base64',
)

/** The same, with losses. */
export const WEBP = Buffer.from(
  'UklGRlYAAABXRUJQVlA4IEoAAADwAwCdASoYABAAPxFysFAsJqSisAgBgCIJQBOmUI4EKAq//cAANxwAAP7tp9h/sz' +
    'Gf/8s6+8E5/Pz0fcooNEBzOuhlSXUBMuIAAA==',
  'base64',
)

/** The same, without. */
export const WEBP_LOSSLESS = Buffer.from(
  'UklGRiYAAABXRUJQVlA4TBoAAAAvF8ADAA8Q87//8x8OhASE/2s90C2I6H9gbw==',
  'base64',
)

/** What a camera adds to a JPEG: where it was, and how it was held. */
export function exif(orientation: number, note: string): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\u0008\0\u0001', 'latin1')
  const entry = Buffer.alloc(16)
  entry.writeUInt16BE(0x01_12, 0)
  entry.writeUInt16BE(3, 2)
  entry.writeUInt32BE(1, 4)
  entry.writeUInt16BE(orientation, 8)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, entry, Buffer.from(note)])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A JPEG with something behind its first two bytes. */
export const withSegment = (segment: Buffer): Buffer =>
  Buffer.concat([JPEG.subarray(0, 2), segment, JPEG.subarray(2)])
