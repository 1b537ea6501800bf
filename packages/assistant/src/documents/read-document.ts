import type { Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { PhraseReading, Plan } from '../proposal.ts'
import { cut } from './cut.ts'
import { phrasesOf } from './draw/plan-of.ts'
import { Lines } from './passage.ts'
import { phrasesOfProse } from './prose.ts'
import { isOpenApi, readOpenApi } from './openapi/read-openapi.ts'
import { readSql } from './sql/read-sql.ts'

export interface TextDocument {
  /** Of its file, as people know it by. */
  readonly name: string
  readonly text: string
}

/** Of a document, no more characters than this are read. */
export const LONGEST_DOCUMENT = 1_000_000

/**
 * Reads a document as changes of a manifest, each with the passage that it comes from. Offline, and
 * the same each time. What it doesn't understand it says, with its lines, and leaves alone.
 */
export function planForDocument(manifest: Manifest, document: TextDocument): Plan {
  const phrases = phrasesIn(manifest, document)
  const title = `Read ${cut(document.name, 80)}`
  const commands = phrases.flatMap((phrase) => phrase.commands)
  if (commands.length === 0) return { title, phrases }
  const command: Command = { type: 'batch', label: title, commands }
  return { title, phrases, command }
}

/** What a document is written in: as its name says where that tells, else as it looks. */
function phrasesIn(manifest: Manifest, { name, text }: TextDocument): readonly PhraseReading[] {
  const left = refused({ name, text })
  if (left !== undefined) return [left]
  const phrases = isStructured({ name, text })
    ? phrasesOf(readOpenApi(text), manifest)
    : isSql({ name, text })
      ? phrasesOf(readSql(text), manifest)
      : phrasesOfProse(text, manifest)
  return phrases.length > 0 ? phrases : [nothingFrom(text, 'There is nothing in it to be drawn.')]
}

const isStructured = ({ name, text }: TextDocument): boolean =>
  /\.(?:json|ya?ml)$/i.test(name) || /^\s*[{[]/.test(text) || isOpenApi(text)

const isSql = ({ name, text }: TextDocument): boolean =>
  /\.(?:sql|ddl)$/i.test(name) ||
  (!/\.(?:md|markdown)$/i.test(name) && /^[ \t]*create\s+table\b/im.test(text))

function refused({ text }: TextDocument): PhraseReading | undefined {
  const says =
    text.length > LONGEST_DOCUMENT
      ? `The document is longer than ${LONGEST_DOCUMENT.toLocaleString('en')} characters: leave the rows out, or read a part of it.`
      : text.includes('\0')
        ? 'This is no text: a document is SQL, an OpenAPI document, or plain words.'
        : text.trim() === ''
          ? 'The document is empty.'
          : undefined
  return says === undefined ? undefined : nothingFrom(text, says)
}

function nothingFrom(text: string, says: string): PhraseReading {
  const passage = new Lines(text.slice(0, 200)).passage(0, 1)
  return { text: 'The document', understood: false, says, commands: [], passage }
}
