import { readFile } from 'node:fs/promises'
import { readPicture, type Picture } from '@drawbridge/assistant'
import { PICTURE_FILES } from '@drawbridge/assistant/pictures'
import { UsageError } from '../command.ts'
import { reasonOf } from '../read-source.ts'

export const isPictureFile = (path: string): boolean =>
  PICTURE_FILES.split(',').some((end) => path.toLowerCase().endsWith(end))

/** A picture as it may leave this machine. @throws UsageError where the file is none */
export async function pictureAt(path: string): Promise<Picture> {
  const file = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`)
  })
  const read = readPicture(file)
  if (!read.ok) throw new UsageError(`${path}: ${read.says}`)
  const { media, width, height, bytes } = read
  return { media, width, height, data: Buffer.from(bytes).toString('base64') }
}
