import { LIMITS } from '@drawbridge/manifest'
import { createReadStream } from 'node:fs'
import { UsageError } from './command.ts'

/** No character takes more bytes than this in UTF-8, so nothing within the limit is cut. */
const MOST_BYTES = LIMITS.text * 4

/**
 * The text at a path, or on standard input for `-`. Stops reading soon after the size that a
 * manifest may have: what is longer is refused by the reader, whatever the rest of it is.
 */
export async function readSource(path: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size > MOST_BYTES) break
    }
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}.`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** An error of the file system, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
}
