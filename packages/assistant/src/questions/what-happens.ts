import { wordsOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { nameOf, tableIn } from './table-in.ts'
import { asPattern } from '../text/as-pattern.ts'

/** “What happens when an order is paid?” */
export function whatHappens(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:what|which)\s+(?:else\s+)?(?:becomes?|happens?|is done|takes place|goes on|occurs|will happen|would happen)\s+(?:(?:to|with|of)\s+(?<to>.+?)\s+)?(?:when|if|after|once|before|as soon as)\s+(?<when>.+)$/iu.exec(
      said,
    )?.groups
  if (found === undefined) return undefined
  const when = found['when'] ?? ''
  const table = tableIn(when, draft)
  const happening = happeningIn(when)
  if (table === undefined || happening === undefined) return undefined
  const about = found['to'] === undefined ? undefined : tableIn(found['to'], draft)
  const cascades = happening === 'Delete' ? goesWith(table, about, draft) : []
  const flows = about === undefined ? eventsOf(table, happening, draft) : []
  const all = [...cascades, ...flows]
  return all.length === 0
    ? `Nothing else happens when one of ${table.name} is ${PAST[happening]}.`
    : all.join(' ')
}

type Happening = 'Create' | 'Update' | 'Delete'
const PAST: Readonly<Record<Happening, string>> = {
  Create: 'added',
  Update: 'changed',
  Delete: 'deleted',
}

function happeningIn(words: string): Happening | undefined {
  if (/\b(?:delet|remov|eras)/i.test(words)) return 'Delete'
  if (/\b(?:creat|add|made|new|insert|placed|posted|written|booked|registered|saved)/i.test(words))
    return 'Create'
  if (
    /\b(?:chang|updat|edit|modif|set to|becomes?|done|marked|finish|complet|paid|shipped|cancel|approv|publish|clos)/i.test(
      words,
    )
  )
    return 'Update'
  return undefined
}

const FATE: Readonly<Record<string, (many: string, one: string) => string>> = {
  cascade: (many, one) => `The ${many} that point to it are deleted with one of ${one}.`,
  setNull: (many, one) => `The ${many} that pointed to it stay, without one of ${one}.`,
  restrict: (many, one) =>
    `One of ${one} can't be deleted while there are ${many} that point to it.`,
}

function goesWith(table: Node, about: Node | undefined, draft: Draft): readonly string[] {
  return draft.playing('rows').flatMap((other) =>
    named(other, 'relations').flatMap(({ target, onDelete, type }) => {
      if (target !== table.id || type === 'manyToMany' || (about && about.id !== other.id))
        return []
      return [
        (FATE[String(onDelete ?? 'restrict')] ?? FATE['restrict'])?.(other.name, table.name) ?? '',
      ]
    }),
  )
}

function eventsOf(table: Node, happening: Happening, draft: Draft): readonly string[] {
  const events = table.settings['events']
  if (!Array.isArray(events)) return []
  return events.flatMap((event) => {
    if (typeof event !== 'object' || event === null || !('when' in event)) return []
    const when = String(event['when'])
    if (!when.endsWith(happening)) return []
    return [
      `${when.startsWith('before') ? 'Before' : 'After'} one of ${table.name} is ${PAST[happening]}: ${deeds(event['steps'], draft).join(', ')}.`,
    ]
  })
}

/** `row.status == 'fired'` → its status is fired; what is no such case stays a formula. */
function caseInWords(formula: string): string {
  const { name, not, value } =
    /^row\.(?<name>\w+) (?<not>[!=])= '(?<value>[^']*)'$/u.exec(formula)?.groups ?? {}
  if (name !== undefined)
    return `its ${wordsOf(name).join(' ')} is ${not === '!' ? 'not ' : ''}${wordsOf(value ?? '').join(' ')}`
  const flag = /^(?<not>!)?\(?row\.(?:is|has)?(?<name>\w+)(?: \?\? false\))?$/u.exec(
    formula,
  )?.groups
  return flag === undefined
    ? formula
    : `it is ${flag['not'] === undefined ? '' : 'not '}${wordsOf(flag['name'] ?? '').join(' ')}`
}

/** What the steps of a flow do, by what is set in them. */
export function deeds(steps: unknown, draft: Draft): readonly string[] {
  if (!Array.isArray(steps)) return []
  return steps.flatMap((step) => {
    const {
      kind,
      settings = {},
      bodies = {},
    } = step as {
      kind: string
      settings?: Record<string, unknown>
      bodies?: Record<string, unknown>
    }
    const inner = Object.values(bodies).flatMap((body) => deeds(body, draft))
    if (typeof settings['condition'] === 'string')
      return [`if ${caseInWords(settings['condition'])}, ${inner.join(', ')}`]
    const { message } = settings
    if (typeof message === 'string') return [`it is refused (${message.replaceAll("'", '"')})`]
    const table = settings['table']
    const values = settings['values']
    const set =
      typeof values === 'object' && values !== null
        ? ` (${Object.entries(values)
            .map(([name, value]) => `${name}: ${String(value)}`)
            .join(', ')})`
        : ''
    const said = typeof table === 'string' ? `${kind} ${nameOf(table, draft)}${set}` : kind
    return [said, ...inner]
  })
}

/** “Is it really gone for good?” */
export function isGone(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:gone|for good|forever|permanent\w*|restor\w+|recover\w*|undelet\w+|bring back|get .* back)\b/i.test(
      said,
    )
  )
    return undefined
  const table = tableIn(said, draft)
  if (table === undefined) return undefined
  // “If I delete a teacher, are her courses gone as well?”
  const rest = said.replace(
    new RegExp(`\\b${asPattern(table.name.slice(0, 4))}\\p{L}*`, 'giu'),
    ' ',
  )
  const other = tableIn(rest, draft)
  const fates =
    other === undefined ? [] : [...goesWith(table, other, draft), ...goesWith(other, table, draft)]
  if (fates.length > 0) return fates.join(' ')
  return table.settings['softDelete'] === true
    ? `No: what is deleted of ${table.name} is kept and hidden, and can be restored.`
    : `Yes: what is deleted of ${table.name} is gone, and can't be restored. “Keep deleted rows” would change that.`
}
