import type { Draft } from '../draft.ts'
import type { Reading, Recipe } from '../recipe.ts'
import { withSubject } from '../subject.ts'
import { addItems } from '../things/add-items.ts'
import { Doing } from '../things/doing.ts'
import { limitFields, uniqueTogether } from '../things/limit-clause.ts'
import { withoutManners } from '../text/clauses.ts'
import { narrows } from '../rewordings/reasons.ts'
import { askedPlainly } from './asked-otherwise.ts'
import { adding } from './adding.ts'
import { beginning } from './beginning.ts'
import { choosing, choosingMore } from './choosing.ts'
import { applied, limitsSaid } from './limits-said.ts'
import { type Marked, marked } from './marked.ts'
import { naming } from './naming.ts'
import { pointing } from './pointing.ts'
import { relativeOf, saidOfIt } from './asked-of-it.ts'
import { raised } from './raised.ts'
import { replacing } from './replacing.ts'
import { several } from './several.ts'
import { removeWhatIsThere } from './removal.ts'
import { GONE, withObject } from './spoken-of.ts'
import { fieldsMeant } from '../things/fields-meant.ts'

/** What can be asked of things that are there, each in every order and voice. */
const WAYS: readonly ((said: Marked, doing: Doing) => boolean)[] = [
  naming,
  choosing,
  replacing,
  beginning,
  several,
  pointing,
  limitsSaid,
  adding,
  removing,
]
const AFTERWARDS = [naming, choosing, replacing]
/** What else can stand beside it in one sentence. */
const BESIDE: readonly Recipe[] = [removeWhatIsThere, uniqueTogether, limitFields, addItems]

/** With the names of what it speaks of, said as removals are. */
function removing(said: Marked, doing: Doing): boolean {
  const isPart = said.mentions.some(({ field }) => field !== undefined)
  const reading = isPart ? removeWhatIsThere.read(said.named(said.text), doing.draft) : undefined
  if (reading === undefined || 'problem' in reading || reading.commands.length === 0) return false
  take(reading, doing)
  return true
}

/** What stands before a change and says why it is asked for, or how many there are. */
const BEFORE: readonly RegExp[] = [
  /^(?<why>[^:;]{3,120}?)(?:\s*,\s*|\s+)(?:so|therefore|hence|that's why|which is why)\s*,?\s+(?=\S+\s\S+)/iu,
  /^(?<why>as\s+(?:an?|the|someone|somebody)\b[^,]{2,60}?,?\s+)(?=(?:i|we)(?:'d)?\s+(?:also\s+|would\s+|really\s+|rather\s+)*(?:want|need|like|love|prefer|have|wish)\b)/iu,
  /^(?<why>[^:;,]{3,60}):\s+(?=\S+\s\S+)/iu,
  /^(?<why>[^:;,]{3,80}),\s+(?=(?:(?:please|so|just|let's|better|and)\s+)*(?:call|rename|drop|remove|delete|make|change|turn|replace|split|get rid of|throw|take)\s+(?:it|that|this|them)\b)/iu,
  /^(?<why>(?:with|by|for|because of|after|given|thanks to)\s+(?:that|this)\s*,?\s+)(?=\S+\s\S+)/iu,
]
const PARTS =
  /\s*(?:,\s*(?:(?:and|but|while|then|plus|also|oh)\s+)*|;\s*|\s+(?:and|but|while|whereas|then)\s+(?:also\s+|then\s+)?|\s+-\s+)/iu
const MOST_PARTS = 9

/** Changes of what is there, one or several in a sentence. */
export const changes: Recipe = {
  isChecked: true,
  examples: [
    'the title of books should be called heading',
    'the status of orders can also be refunded',
    'the phone of tasks may be left blank',
  ],
  read(clause, draft) {
    const said = marked(clause, draft)
    if (said.mentions.length === 0) return onlyMore(clause, draft)
    // What the prompt draws itself is still being said.
    if (said.mentions.some(({ table }) => draft.fresh.has(table.id)))
      return afterwards(plainly(clause), draft)
    const plain = plainly(clause)
    for (const text of [plain, ...BEFORE.map((why) => plain.replace(why, ''))]) {
      const doing = new Doing(draft)
      if (text !== plain) bringUp(plain, text, doing)
      const bare = withoutManners(text)
      const asked = text === plain ? bare : withObject(bare, doing.draft)
      if (
        (text !== plain && goesOn(asked, doing)) ||
        readOne(asked, doing) ||
        readAbout(asked, doing) ||
        severalIn(asked, doing) ||
        readRelative(asked, doing)
      )
        return doing.reading
    }
    return undefined
  },
}

/** What is done to things after they were drawn, and is nothing that they are made of. */
function afterwards(clause: string, draft: Draft): Reading | undefined {
  const doing = new Doing(draft)
  const said = raised(marked(withoutManners(clause), draft))
  const isDone = AFTERWARDS.some((way) => tried(doing, (copy) => way(said, copy)))
  return isDone ? doing.reading : undefined
}

/** Without manners, and with its places and negations as they are mostly said. */
const plainly = (clause: string): string =>
  clause
    .replaceAll(/\s*,?\s*\b(?:please|pls|plz|kindly)\b(?=\s|,|$)/giu, '')
    .replace(
      /\s*,?\s+(?:(?:and|so)\s+)?(?:to\s+)?(?:change|fix|adapt|correct|adjust|do)\s+(?:this|that|it)$/iu,
      '',
    )
    .replace(
      /\s*,?\s+so\s+(?:that\s+)?(?:i|we|they|you|people|everybody|everyone)\s+(?:can|could|may|might|know|see|always)\b.*$/iu,
      (why) => (narrows(why) ? why : ''),
    )
    .replace(/(?<=n't\s.*|\bnot\s.*|\bnever\s.*)\bno more\b/iu, 'any more')
    .replace(
      /\s+(?<now>any ?more|any longer)(?<place>\s+(?:in|of|on|from|for)\s+(?:the\s+|an?\s+)?[\p{L}_]+)$/iu,
      '$<place> $<now>',
    )
    .trim()

const OF_IT =
  /^(?:(?:and|but|also)\s+)*(?:(?:make\s+)?(?:it|that|this)|by default|the default|at (?:most|least)|up to|never|between|add|another|one more)\b/i

/** “By default it's low”: nothing but a limit, of the field that was spoken of. */
function onlyMore(clause: string, draft: Draft): Reading | undefined {
  const doing = new Doing(draft)
  const isFresh = draft.subject !== undefined && draft.fresh.has(draft.subject)
  if (isFresh) return undefined
  const text = withoutManners(plainly(clause))
  const isMore = OF_IT.test(clause) && goesOn(text, doing)
  return isMore || tried(doing, (copy) => adding(marked(text, copy.draft), copy))
    ? doing.reading
    : undefined
}

/** What is said in front names what the rest speaks of: “we keep typing the doctor's floor …, so there …”. */
function bringUp(clause: string, rest: string, { draft }: Doing): void {
  const said = marked(clause.slice(0, clause.length - rest.length), draft)
  const tables = new Set(said.mentions.map(({ table }) => table.id))
  const [first] = tables
  if (tables.size === 1 && first !== undefined) draft.subject = first
  const [only, ...others] = said.mentions.filter(({ field }) => field !== undefined)
  if (only?.field !== undefined && others.length === 0)
    draft.spoken = `${only.field.name} of ${only.table.name}`
}

function readOne(text: string, doing: Doing): boolean {
  const said = raised(marked(text, doing.draft))
  return WAYS.some((way) => tried(doing, (copy) => way(said, copy)))
}

/** “Add a discount to products that only admins can change”: what is added, and then what is said of that alone. */
function readRelative(text: string, doing: Doing): boolean {
  const { main = '', rel = '' } = relativeOf(text) ?? {}
  return (
    rel !== '' &&
    tried(doing, (copy) => {
      if (!readOne(main, copy) || !copy.draft.spoken) return false
      const reading = saidOfIt(rel, copy)
      if (reading !== undefined) take(reading, copy)
      else if (!readOne(`the ${copy.draft.spoken} ${rel}`, copy)) copy.left.push(rel)
      return true
    })
  )
}

/** “The sku: get rid of it”, “on products, the stock …”: what all of it is about stands in front. */
function readAbout(text: string, doing: Doing): boolean {
  const said = marked(text, doing.draft)
  const { about = '', rest = '' } = ABOUT.exec(said.text)?.groups ?? {}
  const meant = said.of(about)
  if (meant === undefined) return false
  return tried(doing, (copy) => {
    const { table, field } = meant
    copy.draft.subject = table.id
    copy.draft.spoken = field && `${field.name} of ${table.name}`
    return (
      readPart(said.plain(rest), '', false, copy, true) || severalIn(said.plain(rest), copy, true)
    )
  })
}

const ABOUT =
  /^(?:(?:as for|regarding|about|concerning|on|in|for|at|with)\s+)?(?<about>‹[ft]\d+›)(?:\s*[:,]\s*|\s+-\s+|(?<=^(?:on|in|for|at|with)\s+‹[ft]\d+›)\s+)(?<rest>.+)$/iu

/** Does it, or leaves all as it was. */
function tried(doing: Doing, does: (copy: Doing) => boolean): boolean {
  const copy = new Doing(doing.draft)
  if (!does(copy) || copy.commands.length + copy.says.length === 0) return false
  take(copy.reading, doing)
  return true
}

function take(reading: Exclude<Reading, { problem: string }>, doing: Doing): void {
  doing.commands.push(...reading.commands)
  doing.says.push(reading.says)
  doing.left.push(...(reading.left ?? []))
  if (reading.draft) doing.draft.become(reading.draft)
  else doing.draft.apply(reading.commands)
}

/** “The slug is optional, rename the body to text and drop the label of tags”: each part as far as it goes. */
function severalIn(text: string, doing: Doing, isWithin = false): boolean {
  const joints = [...text.matchAll(new RegExp(PARTS.source, 'giu'))]
  const begins = [0, ...joints.map(({ 0: { length }, index }) => index + length)]
  const ends = [...joints.map(({ index }) => index), text.length]
  if (begins.length < 2 || begins.length > MOST_PARTS) return false
  let before = ''
  let count = 0
  for (let at = 0; at < begins.length;) {
    let last = ends.length - 1
    for (; last >= at; last -= 1) {
      if (at === 0 && last === ends.length - 1) continue
      const part = text.slice(begins[at], ends[last])
      if (readPart(part, before, last > at, doing, isWithin)) {
        if (!(RENAMES.test(before) && PAIR.test(part))) before = part
        break
      }
    }
    if (last < at) return false
    at = last + 1
    count += 1
  }
  return count > 1
}

/** @param isWithin whether it stands already behind what it is about: that is looked for once, or each part of a list would try the rest */
function readPart(
  part: string,
  before: string,
  isJoined: boolean,
  doing: Doing,
  isWithin: boolean,
): boolean {
  const text = withoutManners(part)
  if (text === '') return false
  // “…, nobody uses it” says why.
  if (
    doing.draft.spoken === GONE &&
    /^(?:nobody|no one|we|they|it|that)\b.*\b(?:it|that|them|used|needed)$/i.test(text)
  )
    return true
  return (
    readOne(text, doing) ||
    (!isWithin && readAbout(text, doing)) ||
    goesOn(text, doing) ||
    readBeside(text, isJoined, doing) ||
    (before !== '' && readElliptic(text, before, doing))
  )
}

/** “5000 at most”, said of the field that was spoken of just before. */
function goesOn(text: string, doing: Doing): boolean {
  const { spoken } = doing.draft
  if (!spoken || marked(text, doing.draft).mentions.length > 0) return false
  const meant = fieldsMeant(spoken, doing.draft)
  return (
    meant !== undefined &&
    tried(doing, (copy) => choosingMore(text, meant, copy) || applied(text, meant, copy, true))
  )
}

function readBeside(text: string, isJoined: boolean, doing: Doing): boolean {
  const plain = asSaid(text, doing.draft)
  for (const recipe of BESIDE) {
    const reading = recipe.read(plain, doing.draft)
    if (reading === undefined || 'problem' in reading || reading.commands.length === 0) continue
    // What it leaves out may be another change.
    if (isJoined && (reading.left ?? []).length > 0) continue
    take(reading, doing)
    return true
  }
  return false
}

const asSaid = (text: string, draft: Draft): string =>
  askedPlainly(withSubject(withObject(text, draft), draft.subjectTable()?.name), draft)

const RENAMES = /^(?:rename|relabel|call|change|turn)\b/i
/** “… and their body to comment” */
const PAIR =
  /^(?:(?:the|their|its|an?)\s+)?(?!(?:add|remove|drop|delete|set|make|move|give)\b)[\p{L}_' ]+?\s+(?:to|into|as|=>|->|→)\s+[\p{L}_]+/iu

/** “Switch deleting off on courses and on teachers”: what is said of another as of the one before. */
function readElliptic(text: string, before: string, doing: Doing): boolean {
  if (RENAMES.test(before) && readOne(`rename ${text}`, doing)) return true
  const [said, last] = [marked(text, doing.draft), marked(before, doing.draft)]
  const sign =
    /^(?:(?:on|of|for|in|from|to|at|also|too|the)\s+)*(‹[ft]\d+›)(?:\s+too|\s+as well)?$/u.exec(
      said.text,
    )?.[1]
  const end = /(‹[ft]\d+›)(?:\s+too|\s+as well)?$/u.exec(last.text)
  if (sign === undefined || end === null) return false
  const same = last.plain(last.text.slice(0, end.index)) + said.plain(sign)
  return readOne(same, doing) || readBeside(same, false, doing)
}
