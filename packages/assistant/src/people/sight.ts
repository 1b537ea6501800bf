import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { PhraseReading } from '../proposal.ts'
import { rulesOf } from './set-rules.ts'

const READING = ['list', 'read'] as const
const CHANGING = ['update', 'delete'] as const

/**
 * Whoever may change or delete rows may see them, where the prompt said nothing of who sees them: nobody
 * can work with what they can't open. To be read last, once all rules are known.
 */
export function sightOfChangers(draft: Draft): readonly PhraseReading[] {
  return draft.playing('rows').flatMap((table) => seenBy(table, draft))
}

function seenBy(table: Node, draft: Draft): readonly PhraseReading[] {
  const isSaid = (operation: string): boolean => draft.ruled.has(`${table.id} ${operation}`)
  const changers = CHANGING.filter(isSaid)
    .flatMap((operation) => rulesOf(table, operation))
    .filter((rule) => rule.startsWith('role:') && !(READING.some(isSaid) && rule.includes(' ')))
  const commands = READING.flatMap((operation): readonly Command[] => {
    const before = rulesOf(table, operation)
    const isClosed = READING.some((one) => isSaid(draft.fresh.has(table.id) ? `${one} only` : one))
    if (before.length === 0 || isClosed) return []
    const more = [...new Set(changers)].filter((rule) => !isAmong(rule, before))
    return more.length === 0
      ? []
      : [
          {
            type: 'setSetting',
            id: table.id,
            path: ['access', operation],
            value: [...before, ...more],
          },
        ]
  })
  const own = ownSeen(table, draft)
  const text = table.name
  if (commands.length === 0 && own.length > 0 && draft.apply(own) === undefined)
    return [{ text, understood: true, says: `Whoever adds ${text} may see theirs.`, commands: own }]
  if (commands.length === 0) return []
  // What stood before the prompt opens to nobody unasked.
  if (!draft.fresh.has(table.id)) {
    const says = `Not all who may change ${text} may see them: say that they can see ${text}, if they should.`
    return [{ text, understood: true, says, commands: [] }]
  }
  if (draft.apply(commands) !== undefined) return []
  const says = `Whoever may change ${text} may see them: nothing was said of who does.`
  return [{ text, understood: true, says, commands }]
}

/** Whoever adds rows sees those, where others were said to see them all. */
function ownSeen(table: Node, draft: Draft): readonly Command[] {
  const isSaid = (operation: string): boolean => draft.ruled.has(`${table.id} ${operation}`)
  if (!draft.fresh.has(table.id) || table.settings['owner'] !== true || !isSaid('create')) return []
  const makers = rulesOf(table, 'create').filter((rule) => rule !== 'public')
  return READING.flatMap((operation): readonly Command[] => {
    const before = rulesOf(table, operation)
    const isClosed = !isSaid(operation) || isSaid(`${operation} only`) || before.includes('owner')
    const isSeen = makers.every((rule) => isAmong(rule, before))
    return isClosed || before.length === 0 || isSeen
      ? []
      : [
          {
            type: 'setSetting',
            id: table.id,
            path: ['access', operation],
            value: ['owner', ...before],
          },
        ]
  })
}

/** Whether those of a rule may by others already. */
function isAmong(rule: string, rules: readonly string[]): boolean {
  const [whom = ''] = rule.split(' when ')
  return rules.some((one) => one === rule || one === whom || /^(?:public|signedIn)$/.test(one))
}
