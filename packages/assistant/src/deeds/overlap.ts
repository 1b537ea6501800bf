import { named, type NamedItem } from '../fields-of.ts'
import { sameDay } from './at-most.ts'
import { isNumeric, isPlaceNamed, isTime, nowFor } from './operand.ts'
import type { FlowScene, Place } from './scene.ts'
import { count, type Tie } from './tie.ts'

const OVERLAPS =
  /\b(?:overlap\w*|double[- ]?book\w*|at the same (?:time|moment|hour|day)|(?:booked|taken|reserved|used|occupied|busy|in use|rented|lent|borrowed|free) (?:already )?(?:at|in|for|during|on|then) (?:that|this|the|those|these|its)|clash\w*|conflict\w*|same (?:time|day|slot|date)|already (?:booked|reserved|taken|busy|occupied)|already (?:has|have) (?:one|another|an? \w+) (?:starting|beginning|at|then|on|in|during))\b/i

/** `it overlaps with another one of the same room`: there is another at that time. */
export function overlapping(words: string, scene: FlowScene, focus?: Place): string | undefined {
  if (!OVERLAPS.test(words)) return undefined
  const times = timesOf(scene)
  const place =
    focus?.path.length === 1
      ? focus
      : (scene.places.find((one) => one.path.length === 1 && isPlaceNamed(words, one)) ??
        scene.places.find(({ path }) => path.length === 1))
  if (times === undefined || place === undefined) return undefined
  const relation = place.path[0]?.name ?? ''
  const key = scene.value(`row.${relation}Id`, `${relation} id`)
  const tie = { table: scene.table, where: `row.${relation}Id == ${key}` }
  const { start, end, minutes } = times
  const day = /\bsame (?:day|date)\b/i.test(words) ? sameDay(scene) : undefined
  if (day !== undefined) return `${count(tie, day, scene)} > 0`
  const guards = [start, end].flatMap((field) =>
    field === undefined || field['required'] === true ? [] : [`row.${field.name} != null`],
  )
  const now = nowFor(String(start['type']))
  const said = (field: NamedItem): string =>
    field['required'] === true ? `row.${field.name}` : `row.${field.name} ?? ${now}`
  const from = scene.value(said(start), 'from')
  if (minutes) return [...guards, ofLength(minutes, start, tie, from, scene)].join(' && ')
  const to = end && scene.value(said(end), 'to')
  const also =
    end === undefined || to === undefined
      ? [`row.${start.name} == ${from}`]
      : [...guards, `row.${start.name} < ${to}`, `row.${end.name} > ${from}`]
  return [...guards, `${count(tie, also.join(' && '), scene)} > 0`].join(' && ')
}

/** No database works out alike when a row ends that has a length: those that begin near it are looked at. */
function ofLength(
  minutes: NamedItem,
  start: NamedItem,
  tie: Tie,
  from: string,
  scene: FlowScene,
): string {
  const add = /hour/i.test(minutes.name) ? 'addHours' : 'addMinutes'
  const to = scene.value(`${add}(row.${start.name}, row.${minutes.name})`, 'to')
  const others = scene.when === 'Create' ? '' : ` && row.id != ${scene.itsId()}`
  const name = scene.steps.freeName('near')
  const where = `${tie.where} && row.${start.name} < ${to} && row.${start.name} > addDays(${from}, -7)${others}`
  scene.steps.add('gathers', { table: tie.table.id, where }, name)
  return `${name}.some(one => ${add}(one.${start.name}, one.${minutes.name}) > ${from})`
}

interface Times {
  readonly start: NamedItem
  readonly end?: NamedItem
  /** How long it takes, in minutes or hours by its name. */
  readonly minutes?: NamedItem
}

/** When rows begin and end: by two times, by a time and a length, or by a day alone. */
function timesOf({ table }: FlowScene): Times | undefined {
  const fields = named(table, 'fields')
  const times = fields.filter(isTime)
  const start =
    times.find(({ name }) => /^(?:start|begin|from|check_?in|arriv|pick_?up)/i.test(name)) ??
    times[0]
  if (start === undefined) return undefined
  const end = times.find(
    ({ name, id, type }) =>
      id !== start.id &&
      type === start['type'] &&
      /^(?:end|finish|until|to$|to[A-Z]|check_?out|leav|depart|return|due)/i.test(name),
  )
  if (end) return { start, end }
  const minutes = fields.find(
    (field) => isNumeric(field) && /minute|hour|duration|length|lasts/i.test(field.name),
  )
  const isLong =
    minutes?.['required'] === true && start['required'] === true && start['type'] === 'datetime'
  return isLong ? { start, minutes } : { start }
}
