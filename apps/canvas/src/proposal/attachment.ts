/** What is read instead of the words in the prompt, or along with them. */
export interface Attachment {
  /** Of its file. */
  readonly name: string
  readonly text: string
}

/** Files that can be attached, as a file chooser takes them. */
export const ATTACHABLE = '.sql,.ddl,.json,.yaml,.yml,.txt,.md'

const MOST_CHARACTERS = 1_000_000

/** Reads a file; throws what is to be said where it can't be one. */
export async function attachmentOf(file: File): Promise<Attachment> {
  const isKnown = ATTACHABLE.split(',').some((end) => file.name.toLowerCase().endsWith(end))
  if (!isKnown) throw new Error(`Documents are ${ATTACHABLE.replaceAll(',', ', ')} files.`)
  // No character takes less than a byte.
  if (file.size > 4 * MOST_CHARACTERS) throw new Error(TOO_LONG)
  return checked({ name: file.name.slice(-200), text: await file.text() })
}

/** What is pasted is a document where it has several lines, or is too long to be a prompt. */
export const isDocument = (pasted: string): boolean =>
  linesOf(pasted) > 2 || pasted.length > LONGEST_PROMPT

export function pastedDocument(text: string): Attachment {
  const end = /^\s*create\s+table\b/im.test(text) ? 'sql' : 'txt'
  return checked({ name: `Pasted, ${linesOf(text).toLocaleString()} lines.${end}`, text })
}

const LONGEST_PROMPT = 4_000

const linesOf = (text: string): number => text.trim().split('\n').length

function checked(attachment: Attachment): Attachment {
  if (attachment.text.trim() === '') throw new Error('There is nothing in this document.')
  if (attachment.text.length > MOST_CHARACTERS) throw new Error(TOO_LONG)
  return attachment
}

const TOO_LONG =
  'A document has a million characters at the most. Leave the rows out: only the tables are read.'
