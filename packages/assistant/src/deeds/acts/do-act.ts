import type { Act } from '../act.ts'
import { fieldName } from '../../words.ts'
import { fieldsMeant } from '../../things/fields-meant.ts'
import { fieldAt, isPlaceNamed, valueAt } from '../operand.ts'
import type { FlowScene } from '../scene.ts'
import { text } from '../steps.ts'
import { tableSaid } from '../table-said.ts'
import { isA } from '../verbs.ts'
import { changeAmount } from './amount.ts'
import { copyValue, isCopied } from './copy.ts'
import { isMail, mail } from './mail.ts'
import { createRow, deleteRows } from './rows.ts'
import { setValue } from './set.ts'

const ADDRESS = /https?:\/\/\S+/i

/** Adds the steps that do what is asked for. @returns whether it can be done */
export function doAct(act: Act, scene: FlowScene): boolean {
  const url = ADDRESS.exec(act.said)?.[0].replace(/[.,)]+$/, '')
  if (url !== undefined) {
    const settings = { method: 'POST', url: text(url), bodyAs: 'json', body: bodyOf(act, scene) }
    scene.steps.add('calls', settings)
    return true
  }
  if (isMail(act)) return mail(act, scene)
  if (isA(act.verb, 'refuse')) return refuse(act, scene)
  return (
    (isCopied(act) && copyValue(act, scene)) ||
    changeAmount(act, scene) ||
    (act.verb === 'make' && !isMaking(act, scene) && setValue(act, scene)) ||
    (isMade(act) && !isAdded(act, scene) && createRow(act, scene)) ||
    (isA(act.verb, 'delete') && deleteRows(act, scene)) ||
    setValue(act, scene)
  )
}

/** “make an activity” makes one; “make the tool available” changes one. */
const isMaking = ({ object }: Act, { draft }: FlowScene): boolean =>
  /^(?:an?|one|another|a new)\s/i.test(object) && tableSaid(object, draft) !== undefined

/** “add them to the points of the guest” makes no guest. */
const isAdded = ({ verb, parts }: Act, { draft, places }: FlowScene): boolean => {
  const to = parts['to'] ?? ''
  return (
    verb === 'add' &&
    ((fieldsMeant(to, draft)?.length ?? 0) > 0 ||
      (/\bof\s|'s\s/u.test(to) &&
        places.some((place) => place.path.length > 0 && isPlaceNamed(to, place))))
  )
}

/** The id, and what is named of the row: “with its total and its status”. */
function bodyOf({ said, object }: Act, scene: FlowScene): string {
  const words =
    /\b(?:with|including|containing|sending|carrying|and send|passing|telling|giving)\s+(?<what>.+)$/i.exec(
      said.replace(ADDRESS, ''),
    )?.groups?.['what'] ?? (/^(?:its|the|their)\s/i.test(object) ? object : '')
  const fields = words
    .split(/\s*,\s*|\s+(?:and|plus)\s+/)
    .flatMap((one) => (one.trim() === '' ? [] : (fieldAt(one, scene) ?? [])))
  const members = fields.map((found) => {
    const { formula } = valueAt(found, scene)
    const { place, field } = found
    const before = place.path.at(-1)?.name
    return [
      before === undefined ? field.name : (fieldName(`${before} ${field.name}`) ?? field.name),
      formula,
    ]
  })
  const all = new Map([
    ['id', 'row.id'] as const,
    ...members.map(([name = '', value = '']) => [name, value] as const),
  ])
  return `{ ${[...all].map(([name, value]) => `${name}: ${value}`).join(', ')} }`
}

/** “create a note”, “write a line to the log”; “log it in the history”; not “make the tool available”. */
function isMade({ verb, object }: Act): boolean {
  const isThere = verb === 'make' && /^(?:the|its|their|this|that)\s/i.test(object)
  return isA(verb, 'create') && !/^(?:mark|open)$/.test(verb) && object !== '' && !isThere
}

function refuse({ said }: Act, scene: FlowScene): boolean {
  const about =
    /\b(?:with|saying)\s+(?:the (?:message|text|words|error)\s+)?["“](?<text>[^"”]+)["”]/i.exec(
      said,
    )?.groups?.['text']
  scene.steps.add('refuses', { status: 409, message: text(about ?? 'This is not possible now.') })
  return true
}
