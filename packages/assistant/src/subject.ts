import type { Command } from '@drawbridge/commands'
import type { Draft } from './draft.ts'
import type { PhraseReading } from './proposal.ts'

/** The table that phrases were about last: what “it” means in the next one. */
export function subjectOf(readings: readonly PhraseReading[], draft: Draft): string | undefined {
  const ids = readings.flatMap(({ commands }) => commands).flatMap(nodesOf)
  const tables = new Map(draft.ofKind('table').map(({ id, name }) => [id, name]))
  return ids.map((id) => tables.get(id)).findLast((name) => name !== undefined)
}

function nodesOf(command: Command): readonly string[] {
  switch (command.type) {
    case 'addNode':
      return [command.node.id]
    case 'connect':
      return [command.connection.to]
    default:
      return 'id' in command ? [command.id] : []
  }
}

/** `whoever made it` and `its owner` speak of a row, and everybody knows of which. */
const IT =
  /(?<!\b(?:made|created|added|wrote)\s+)\b(?:it|them|(?:this|that|the) table)\b(?!\s*[’'])/giu
const ITS = /\b(?:its|their)\s+(?!(?:own|owner|author|creator)\b)(?<thing>[\p{L}_]+)/giu

/** Says the name of the table where a phrase says “it”: `connect it to auth`, `its title is required`. */
export function withSubject(phrase: string, table: string | undefined): string {
  if (table === undefined) return phrase
  return phrase.replaceAll(ITS, `$<thing> of ${table}`).replaceAll(IT, table)
}
