import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chunk, exif, JPEG, png, WEBP, WEBP_LOSSLESS, withSegment } from '../testing/pictures.ts'
import { readPicture } from './read-picture.ts'

const SECRET = 'GPS 48.2082 N, 16.3738 E'

/** A WebP with a further piece and the head that promises it. */
function webpWith(flags: number, type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(10)
  head[0] = flags
  head.writeUIntLE(23, 4, 3)
  head.writeUIntLE(15, 7, 3)
  const piece = (name: string, inside: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(inside.length)
    return Buffer.concat([Buffer.from(name), length, inside, Buffer.alloc(inside.length % 2)])
  }
  const pieces = [piece('VP8X', head), WEBP.subarray(12), piece(type, body)]
  const whole = Buffer.concat([WEBP.subarray(0, 12), ...pieces])
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

test('each format is read by what is in it, and what was kept beside the pixels goes', () => {
  const note = Buffer.from(`Comment\0${SECRET}`)
  const plain = png(40, 30)
  const cases = [
    ['image/png', [40, 30], png(40, 30, chunk('tEXt', note), chunk('eXIf', note)), plain],
    ['image/png', [40, 30], Buffer.concat([plain, note]), plain],
    ['image/jpeg', [24, 16], withSegment(exif(1, SECRET)), undefined],
    ['image/jpeg', [24, 16], Buffer.concat([JPEG, note]), undefined],
    ['image/webp', [24, 16], WEBP, WEBP],
    ['image/webp', [24, 16], WEBP_LOSSLESS, WEBP_LOSSLESS],
    ['image/webp', [24, 16], webpWith(0x0c, 'EXIF', note), undefined],
  ] as const
  for (const [media, [width, height], file, without] of cases) {
    const read = readPicture(file)
    assert.ok(read.ok, media)
    assert.deepEqual([read.media, read.width, read.height], [media, width, height])
    const bytes = Buffer.from(read.bytes)
    assert.ok(!bytes.includes(SECRET), `${media}: the note is gone`)
    if (without) assert.deepEqual(bytes, without, media)
    const again = readPicture(bytes)
    assert.ok(again.ok && Buffer.from(again.bytes).equals(bytes), `${media}: nothing is left to go`)
  }
})

test('what a camera says of how it was held is told', () => {
  const turned = [1, 6].map((held) => {
    const read = readPicture(withSegment(exif(held, '')))
    return read.ok && read.isTurned
  })
  assert.deepEqual(turned, [false, true])
})

test('what is no picture, breaks off, moves or unpacks to too much is refused', () => {
  const whole = png(40, 30)
  const bomb = png(50_000, 50_000)
  const cases = [
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), /PNG, JPEG/],
    ['HTML', Buffer.from('<!doctype html><img src=x onerror=alert(1)>'), /PNG, JPEG or WebP/],
    ['nothing', Buffer.alloc(0), /PNG, JPEG or WebP/],
    ['a bomb', bomb, /50,000 × 50,000 pixels/],
    ['many pixels', png(7_999, 7_999), /40,000,000/],
    ['no pixels', png(0, 30), /no pixels/],
    [
      'many bytes',
      Buffer.concat([
        whole.subarray(0, 33),
        chunk('IDAT', Buffer.alloc(3_000_000)),
        whole.subarray(33),
      ]),
      /3,000,000/,
    ],
    ['a picture that moves', webpWith(0x02, 'ANIM', Buffer.alloc(6)), /moves/],
    [
      'a head that promises more',
      webpWith(0, 'FORM', Buffer.alloc(2)).fill(0xff, 24, 30),
      /pixels/,
    ],
    [
      'a frame of 60,000 × 60,000 before the one that is small',
      withSegment(Buffer.from('ffc0001108ea60ea6003012200021101031101', 'hex')),
      /breaks off/,
    ],
    ['a frame that is cut', withSegment(Buffer.from('ffc000020800100018', 'hex')), /breaks off/],
    ['a head alone', png(40, 30).subarray(0, 33), /breaks off/],
    [
      'a length beyond the end',
      Buffer.concat([whole.subarray(0, 33), Buffer.from('ffffffff49444154', 'hex')]),
      /breaks off/,
    ],
  ] as const
  for (const [name, file, says] of cases) {
    const read = readPicture(file)
    assert.ok(!read.ok, name)
    assert.match(read.says, says, name)
  }
  for (const file of [whole, JPEG, WEBP, WEBP_LOSSLESS])
    for (let end = 0; end < file.length; end++)
      assert.equal(readPicture(file.subarray(0, end)).ok, false, `cut at ${end}`)
})
