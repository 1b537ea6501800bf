import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { type DrawnFlow, flowsOf } from '../explain/drawn-flows.ts'
import { wordsIn } from '../explain/step-words.ts'
import { named } from '../fields-of.ts'
import { beginningOf, doneBy, endpointsNamed } from './flows-said.ts'
import { type Happening, happeningIn } from './happening-in.ts'
import { tablesIn } from './table-in.ts'

const HAPPENS = String.raw`(?:becomes?|happens?|is happening|is going (?:on|to happen)|is done|gets done|takes place|goes on|occurs|follows|changes|(?:will|would|does|is going to) happen|(?:will|would) become)`
const WHEN = String.raw`(?:when|if|after|once|before|as soon as|whenever|on|upon|with|by)`
const ASKS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:what|which things?)\s+(?:else\s+|all\s+|exactly\s+)?${HAPPENS}\s+(?:(?:to|with|of)\s+(?<to>.+?)\s+)?${WHEN}\s+(?<when>.+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:when|if|after|once)\s+(?<when>.+?)\s*,?\s+(?:then\s+)?what\s+(?:else\s+)?${HAPPENS}(?:\s+(?:to|with|of)\s+(?<to>.+?))?(?:\s+then)?$`,
    'iu',
  ),
  /^what\s+(?:(?:does|do|will|would)\s+(?<when>.+?)\s+(?:do|cause|lead to|trigger|mean)|(?:if|about when)\s+(?<if>.+))(?<to>\s+to\s+.+)?$/iu,
]
/** “What happens to the tasks of a deleted project” */
const OF_DELETED =
  /^what\s+(?:happens|becomes)\s+(?:to|of|with)\s+(?<to>.+?)\s+(?:of|in|for)\s+(?<when>(?:an?\s+|the\s+)?deleted\s+.+)$/iu

/** “What happens when an order is paid?” */
export function whatHappens(said: string, draft: Draft): string | undefined {
  const found = [OF_DELETED, ...ASKS]
    .map((pattern) => pattern.exec(said)?.groups)
    .find((groups) => groups !== undefined)
  const when = found?.['when'] ?? found?.['if'] ?? ''
  const [table] = tablesIn(when, draft)
  const happening = happeningIn(when)
  if (table === undefined || happening === undefined) return undefined
  const others = tablesIn(found?.['to'] ?? '', draft)
  const about = others.find((one) => one !== table)
  const words = wordsIn(draft.manifest)
  const cascades = happening === 'Delete' ? goesWith(table, about, draft) : []
  const flows =
    about === undefined
      ? [...endpointsNamed(when, draft), ...eventsOf(table, happening)].map(
          (flow) => `${beginningOf(flow)}: ${doneBy(flow.steps, words)}.`,
        )
      : []
  const all = [...cascades, ...flows]
  return all.length === 0
    ? `Nothing else happens when one of ${table.name} is ${PAST[happening]}.`
    : all.join(' ')
}

const PAST: Readonly<Record<Happening, string>> = {
  Create: 'added',
  Update: 'changed',
  Delete: 'deleted',
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

const eventsOf = (table: Node, happening: Happening): readonly DrawnFlow[] =>
  flowsOf(table).filter(({ holder }) => String(holder['when']).endsWith(happening))

const GONE =
  /\b(?:gone|for good|forever|permanent\w*|restor\w+|recover\w*|undelet\w+|bring back|get .* back|soft[- ]?delet\w+)\b/i
const FATED =
  /\b(?:delet|remov)\w*\b.*\b(?:too|also|as well|with (?:it|him|her|them)|gone|stay|kept|keep|left)\b|\b(?:kept|gone|deleted|removed|stay|left)\b.*\b(?:delet|remov)\w*\b|\bdeleted (?!by\b).*\bkept\b/i

/** “Is it really gone for good?” */
export function isGone(said: string, draft: Draft): string | undefined {
  const tables = tablesIn(said, draft)
  const [table, other] = tables
  if (table === undefined || !(GONE.test(said) || FATED.test(said))) return undefined
  // “If I delete a teacher, are her courses gone as well?”
  const fates =
    other === undefined ? [] : [...goesWith(table, other, draft), ...goesWith(other, table, draft)]
  if (fates.length > 0) return fates.join(' ')
  return table.settings['softDelete'] === true
    ? `What is deleted of ${table.name} is kept and hidden, and can be restored.`
    : `What is deleted of ${table.name} is gone, and can't be restored. “Keep deleted rows” would change that.`
}
