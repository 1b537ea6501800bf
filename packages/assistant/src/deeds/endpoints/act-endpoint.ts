import type { Node } from '@drawbridge/manifest'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../../draft.ts'
import { named } from '../../fields-of.ts'
import { fieldName, plainWords } from '../../words.ts'
import { actIn, actsIn } from '../act.ts'
import { doAct } from '../acts/do-act.ts'
import { casesIn } from '../cases.ts'
import { inTable } from '../../things/fields-meant.ts'
import { isTime } from '../operand.ts'
import { FlowScene, QueryScene } from '../scene.ts'
import { behind } from '../sentence.ts'
import { stateOfVerb } from '../states.ts'
import { Steps } from '../steps.ts'
import { spanIn } from '../times.ts'
import { verbOf } from '../verbs.ts'
import { saidBefore } from './adjectives.ts'
import { stepsOf } from './found-row.ts'
import { inputsIn, propertyOf, RESCHEDULES, type Input } from './inputs.ts'
import type { Drawn } from './list.ts'
import { keyOf, paramOf, tableOf, wordsOfPath, type Route } from './route.ts'

const OWN = /\b(?:(?:my|their|his|her|its) own|my|owner|own)\b/i

/** Does something with one row: “sets published to true, but only if it is approved”. */
export function acting(route: Route, draft: Draft): Drawn | undefined {
  const table = tableOf(route, draft)
  if (table === undefined) return undefined
  const verb = wordsOfPath(route.path).at(-1) ?? ''
  const isRow = paramOf(route.path) !== undefined
  const inputs = inputsIn(route.rest, table)
  const done = deedIn(route.rest.trim(), sameAs(verb, table) ? '' : verb, table, inputs, draft)
  if (done === undefined) return undefined
  const { scene, cases, word } = done
  const one = singularOf(table.name)
  const called = verb === '' || sameAs(verb, table) ? (route.path === '' ? word : 'change') : verb
  const name = fieldName(`${called} ${one}`) ?? 'change'
  const path = isRow
    ? route.path
    : `/${table.name.replaceAll('_', '-').toLowerCase()}/:id/${fieldName(word) ?? 'change'}`
  const param = paramOf(path) ?? 'id'
  const own =
    OWN.test(route.rest) && table.settings['owner'] === true ? ' && row.owner == user' : ''
  const steps = stepsOf(scene, cases, { table, where: `row.id == params.${param}${own}`, name })
  const used = inputs.filter((input) => JSON.stringify(steps).includes(`body.${input.name}`))
  const says = [...scene.gives].map(([field, value]) => `sets ${field} to ${value}`)
  return {
    method: route.method ?? 'POST',
    path,
    name,
    params: [{ id: `p_${param}`, name: param, type: keyOf(table), required: true }],
    ...(used.length > 0 && { body: used.map(propertyOf) }),
    steps,
    says: `it ${says.length > 0 ? says.join(' and ') : 'does this'} for one of ${table.name}${own === '' ? '' : ', of the caller’s own'}.`,
  }
}

/** What it takes is no deed. */
const TAKES_FIRST =
  /\b(?:it\s+)?(?:takes?|accepts?|expects?)\s+(?:an?|the)\s+(?:new\s+)?(?:number of )?[\p{L}]+\s*(?:,\s*)?(?:and\s+)?/iu

/** Nor that it is asked for. */
const ASKS_FOR =
  /^.*?\b(?:endpoint|route|button|action|(?:api )?call)\s+(?:(?:for|by)\s+(?:the\s+)?[\p{L}-]+(?:\s+(?:and|or)\s+[\p{L}-]+)?\s+)?(?:(?:with|by) which\s+(?:the\s+)?[\p{L}-]+\s+(?:can|may)\s+|to\s+|that\s+|which\s+|for\s+(?=\p{L}+ing\b))/iu

/** Nor is who may call it. */
const FOR_WHOM =
  /\s*[,;:-]?\s*(?:\b[\p{L}-]+(?:\s+(?:and|or)\s+[\p{L}-]+)?\s+only|\bonly\s+(?:for\s+|by\s+)?[\p{L}-]+)\s*$/iu

const sameAs = (verb: string, table: Node): boolean => plainWords(verb) === plainWords(table.name)

const CUT =
  /\s*(?:,|;|\s-\s|\.\s)\s*(?:and\s+|but\s+)?|\s+(?:that|which|to|and|where)\s+(?=\p{L})|:\s+|\s*->\s*/gu

interface Done {
  readonly scene: FlowScene
  /** What has to be so for it to be done. */
  readonly cases: readonly string[]
  /** A word for what is done. */
  readonly word: string
}

/** What is done, as in an event of which `row` is the row; and in which case alone. */
function deedIn(
  rest: string,
  verb: string,
  table: Node,
  inputs: readonly Input[],
  draft: Draft,
): Done | undefined {
  const bare = rest
    .replace(ASKS_FOR, '')
    .replace(/\s*,?\s+so (?:that\s+)?(?:i|we|they|nobody|people|you|the)\b.*$/i, '')
    .replace(/\s*[({][^{}()]*[)}]\s*/, ' ')
    .replace(TAKES_FIRST, '')
    .replace(FOR_WHOM, '')
  const clauses = bare.split(CUT)
  const behindCuts = [...bare.matchAll(CUT)].map((cut) => bare.slice(cut.index + cut[0].length))
  const wholes = [
    bare,
    ...behindCuts,
    ...clauses.map((_, at) => clauses.slice(at).join(' ')),
    ...clauses,
  ]
  for (const words of wholes)
    for (const { main } of behind(
      words
        .replace(/^(?:it|this|that|which)\s+(?!is\b|are\b)/i, '')
        // “…, which is added to the stock”
        .replace(/^(?:which\s+)?(?=(?:is|are|gets)\s)/i, 'it '),
    )) {
      const scene = sceneOf(table, inputs, draft)
      const told = onlyIn(rest, scene)
      if (told === undefined) return undefined
      const isDone = actsIn(main).every((part) => doPart(part, table, scene))
      if (isDone && main.trim() !== '')
        return { scene, cases: told, word: verb || wordIn(main, scene) }
    }
  const scene = sceneOf(table, inputs, draft)
  const told = onlyIn(rest, scene)
  if (told === undefined) return undefined
  const words = [verb, ...rest.split(/[^\p{L}]+/u)].filter((word) => word.length > 3)
  // What is said of a row beside the verb is nothing that is done.
  const isNot = /\b(?:not|no|never)\b|n't\b/i.test(rest)
  for (const word of isNot ? [verb] : words)
    if (word !== '' && doVerb(word, table, scene)) return { scene, cases: told, word: verb || word }
  // “to move it, where I give the new start”: what is sent is what it becomes.
  const [sent, ...others] = scene.inputs.filter(({ field }) => field !== undefined)
  if (sent?.field === undefined || others.length > 0 || isNot) return undefined
  scene.gives.set(sent.field, sent.formula)
  return { scene, cases: told, word: verb || (RESCHEDULES.exec(rest)?.[0] ?? sent.field) }
}

function sceneOf(table: Node, inputs: readonly Input[], draft: Draft): FlowScene {
  const scene = new FlowScene(table, 'Update', draft, new Steps('e'))
  for (const input of inputs)
    scene.inputs.push({
      words: input.words,
      formula: `body.${input.name}`,
      type: input.type,
      ...(input.field !== undefined && { field: input.field }),
    })
  return scene
}

/** “mark it as shipped” ships it. */
function wordIn(words: string, { gives }: FlowScene): string {
  const verb = actIn(words)?.verb ?? 'change'
  const [state] = gives.values()
  const value =
    gives.size === 1 ? /^'(?<value>\p{L}+)'$/u.exec(state ?? '')?.groups?.['value'] : undefined
  return value !== undefined && /^(?:set|mark|make|put|change|turn|update|declare)$/.test(verb)
    ? verbOf(value)
    : verb
}

function doPart(part: string, table: Node, scene: FlowScene): boolean {
  const act = actIn(
    part.replace(
      /\s+(?:of|on|for)\s+(?:one of\s+)?(?:(?:my|their|his|her|its)\s+)?own\s+[\p{L} ]+/iu,
      ' ',
    ),
  )
  if (act === undefined) return false
  return (
    scene.attempt(() =>
      movesDate(part, table, scene) || takesOver(part, scene) || doAct(act, scene)
        ? true
        : undefined,
    ) !== undefined &&
    (scene.gives.size > 0 || scene.steps.isDoing)
  )
}

/** “moves the due date by that many days” */
function movesDate(part: string, table: Node, scene: FlowScene): boolean {
  const words =
    /\b(?:moves?|postpones?|shifts?|extends?|delays?|puts? off|pushes?)\s+(?:back\s+)?(?:the\s+|its\s+|their\s+)?(?<what>[\p{L} ]+?)\s+(?:of\b.*?\s+)?by\b/iu.exec(
      part,
    )?.groups?.['what']
  const field = words === undefined ? undefined : inTable(table, words)
  const days = scene.inputs.find(({ type }) => type === 'integer')
  const span = spanIn(part)
  if (field === undefined || (days === undefined && span === undefined) || !isTime(field))
    return false
  const value =
    field['required'] === true
      ? `row.${field.name}`
      : `row.${field.name} ?? ${field['type'] === 'date' ? 'today()' : 'now()'}`
  if (days === undefined) {
    const old = scene.value(value, `old ${field.name}`)
    const isShort = span?.isShort === true && field['type'] === 'date'
    if (span && !isShort) scene.gives.set(field.name, span.add(old, ''))
    return span !== undefined && !isShort
  }
  const add = /hour/i.test(days.words)
    ? 'addHours'
    : /week/i.test(days.words)
      ? 'addWeeks'
      : 'addDays'
  scene.gives.set(field.name, `${add}(${scene.value(value, `old ${field.name}`)}, ${days.formula})`)
  return true
}

/** “takes a priority and sets it” */
function takesOver(part: string, scene: FlowScene): boolean {
  const sent = scene.inputs.find(({ field }) => field !== undefined)
  if (
    sent?.field === undefined ||
    !/\b(?:sets?|changes?|updates?|saves?|stores?)\s+(?:it|that|this|them|the \w+)\b/i.test(part)
  )
    return false
  scene.gives.set(sent.field, sent.formula)
  return true
}

/** `approve` → approved, `unpublish` → not published. */
function doVerb(word: string, table: Node, scene: FlowScene): boolean {
  const state = stateOfVerb(word, table)
  const value = /^row\.(?<field>\w+) == (?<value>'[^']*')/.exec(state ?? '')?.groups
  const flag = /^\(?row\.(?<field>\w+)/.exec(state ?? '')?.groups?.['field']
  if (value) scene.gives.set(value['field'] ?? '', value['value'] ?? '')
  else if (flag !== undefined) scene.gives.set(flag, 'true')
  else {
    const bare = /^(?:un|de|dis)(?<rest>\p{L}{4,})$/iu.exec(word)?.groups?.['rest']
    const other = bare === undefined ? undefined : stateOfVerb(bare, table)
    const off = /^\(?row\.(?<field>\w+)(?! ==)\b(?! ==)/.exec(other ?? '')?.groups?.['field']
    const isFlag = named(table, 'fields').some(
      ({ name, type }) => name === off && type === 'boolean',
    )
    if (off === undefined || !isFlag) return false
    scene.gives.set(off, 'false')
  }
  return true
}

/** “but only if the poll is open”, “as long as it is pending”; undefined where one can't be told. */
function onlyIn(rest: string, scene: FlowScene): readonly string[] | undefined {
  const [sentence] = behind(rest)
  const sides = (sentence?.sides ?? []).flatMap(({ by, words }) =>
    /^(?:if|only|as long|so long|provided|unless|while|but only|except)/.test(by) &&
    !/\b(?:404|none|no such|not found)\b/i.test(words)
      ? [{ by, words: words.replace(/\s*,\s*(?:so that|because|so|and)\b.*$/i, '') }]
      : [],
  )
  const said = casesIn(sides, scene)
  const state = saidBefore(rest.replace(FOR_WHOM, ''), new QueryScene(scene.table, scene.draft))
  return said && state !== undefined && !said.includes(state) ? [state, ...said] : said
}
