import { MOST_PICTURE, readPicture } from '@drawbridge/assistant/pictures'

/** A picture to be read, as it is sent. */
export interface AttachedPicture {
  /** Of its file. */
  readonly name: string
  readonly media: string
  /** Base64. */
  readonly data: string
}

/** As much as a browser unpacks to make it smaller. */
const LARGEST = { bytes: 40_000_000, side: 16_000, pixels: 120_000_000 }
/** Enough to read a whiteboard by. */
const LONG_SIDE = 2_400

/** Reads a picture, upright and no larger than is taken; throws what is to be said where it can't be one. */
export async function pictureOf(file: File): Promise<AttachedPicture> {
  if (file.size > LARGEST.bytes)
    throw new Error(`A picture has ${LARGEST.bytes / 1_000_000} MB at the most.`)
  const original = new Uint8Array(await file.arrayBuffer())
  const first = readPicture(original, LARGEST)
  if (!first.ok) throw new Error(first.says)
  const isFit = readPicture(original).ok && first.isTurned !== true
  const read = isFit ? first : readPicture(await shrunk(original, first.media), MOST_PICTURE)
  if (!read.ok) throw new Error(read.says)
  const { media, bytes } = read
  return { name: file.name.slice(-200) || 'Picture', media, data: base64(bytes) }
}

/** What is to be turned is turned by the browser, which goes by what the camera has noted. */
async function shrunk(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array> {
  const picture = await createImageBitmap(new Blob([bytes], { type })).catch(() => {
    throw new Error('This picture is damaged.')
  })
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  ) as [number, number]
  const canvas = new OffscreenCanvas(width, height)
  const paper = canvas.getContext('2d')
  if (!paper) throw new Error('This browser can’t make the picture smaller.')
  // What can be seen through was seen on white.
  paper.fillStyle = 'white'
  paper.fillRect(0, 0, width, height)
  paper.drawImage(picture, 0, 0, width, height)
  picture.close()
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
  return new Uint8Array(await small.arrayBuffer())
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(pieces.join(''))
}

export const shownAs = ({ media, data }: Omit<AttachedPicture, 'name'>): string =>
  `data:${media};base64,${data}`
