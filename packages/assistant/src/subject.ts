import type { Command } from '@drawbridge/commands'
import type { Draft } from './draft.ts'

/** The table that commands are about last: what “it” means in the next phrase. */
export function subjectOf(commands: readonly Command[], draft: Draft): string | undefined {
  const tables = new Set(draft.playing('rows').map(({ id }) => id))
  return commands.flatMap(nodesOf).findLast((id) => tables.has(id))
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
  /(?<=^|\b(?:to|from|of|for|in|on|with|about|without|add|edit|delete|remove|change|see|read|rename|connect|update|view|restore|manage|browse|create|write|post|submit|approve|list|guard|and|or|make|keep|let|hide|use|only|refuse|cap)\s)(?<!\bof\s)(?:it|them)\b(?!\s*[’']|\s(?:is|was)\s(?:only\s)?(?:up\sto\s\p{L}|for\s\p{L}+\sto\b|(?:the\s|an?\s)?[\p{L}-]+\s(?:who|that)\b)|\s+(?:is|should be|must be)\s+(?:(?:only|not|never|strictly)\s+)?(?:allowed|possible|forbidden|permitted|prohibited|impossible)\s+(?:for|to)\b)|\b(?:this|that|the) table\b/giu
const ITS =
  /^(?<does>(?:(?:make|set|rename|change|remove|delete|drop|limit|mark|cap)\s+)?)(?:its|their)\s+(?!(?:own|owner|author|creator)\b)(?<thing>[\p{L}_]+(?:(?:\s[\p{L}_]+){1,2}?(?=\s+(?:is|are|should|must|has to|have to|equals|to|into|optional|required|unique)\b|\s*[=:]))?)/iu

const HAPPENS =
  /^(?:when(?:ever)?|once|as soon as|every time|each time|after|if)\s+(?:an?|the|one of|somebody's|someone's)\s/iu

/** Says the name of the table where a phrase says “it”: `connect it to auth`, `its title is required`. */
export function withSubject(phrase: string, table: string | undefined): string {
  // What happens comes first in it, and is what “it” means.
  if (table === undefined || HAPPENS.test(phrase)) return phrase
  return phrase.replace(ITS, `$<does>$<thing> of ${table}`).replaceAll(IT, table)
}
