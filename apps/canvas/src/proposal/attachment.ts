import { PICTURE_FILES } from '@drawbridge/assistant/pictures'
import { pictureOf, type AttachedPicture } from './attach-picture.ts'

/** What is read instead of the words in the prompt, or along with them. */
export type Attachment =
  | ({ readonly type: 'document' } & AttachedDocument)
  | ({ readonly type: 'picture' } & AttachedPicture)

interface AttachedDocument {
  /** Of its file. */
  readonly name: string
  readonly text: string
}

const DOCUMENT_FILES = '.sql,.ddl,.json,.yaml,.yml,.txt,.md'

/** Files that can be attached, as a file chooser takes them. */
export const ATTACHABLE = `${DOCUMENT_FILES},${PICTURE_FILES}`

const MOST_CHARACTERS = 1_000_000

/** Reads a file; throws what is to be said where it can't be one. */
export async function attachmentOf(file: File): Promise<Attachment> {
  if (file.type.startsWith('image/') || hasEnd(file, PICTURE_FILES))
    return { type: 'picture', ...(await pictureOf(file)) }
  if (!hasEnd(file, DOCUMENT_FILES))
    throw new Error(`What can be read are ${ATTACHABLE.replaceAll(',', ', ')} files.`)
  // No character takes less than a byte.
  if (file.size > 4 * MOST_CHARACTERS) throw new Error(TOO_LONG)
  return checked({ name: file.name.slice(-200), text: await file.text() })
}

const hasEnd = ({ name }: File, ends: string): boolean =>
  ends.split(',').some((end) => name.toLowerCase().endsWith(end))

/** What is pasted is a document where it has several lines, or is too long to be a prompt. */
export const isDocument = (pasted: string): boolean =>
  linesOf(pasted) > 2 || pasted.length > LONGEST_PROMPT

export function pastedDocument(text: string): Attachment {
  const end = /^\s*create\s+table\b/im.test(text) ? 'sql' : 'txt'
  return checked({ name: `Pasted, ${linesOf(text).toLocaleString()} lines.${end}`, text })
}

const LONGEST_PROMPT = 4_000

const linesOf = (text: string): number => text.trim().split('\n').length

function checked(attached: AttachedDocument): Attachment {
  if (attached.text.trim() === '') throw new Error('There is nothing in this document.')
  if (attached.text.length > MOST_CHARACTERS) throw new Error(TOO_LONG)
  return { type: 'document', ...attached }
}

const TOO_LONG =
  'A document has a million characters at the most. Leave the rows out: only the tables are read.'
