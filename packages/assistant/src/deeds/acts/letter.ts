import { named } from '../../fields-of.ts'
import type { Act } from '../act.ts'
import { fieldAt, valueAt } from '../operand.ts'
import { withQuoted } from '../quoted.ts'
import { oneOf, type FlowScene } from '../scene.ts'
import { text } from '../steps.ts'

const SUBJECT =
  /\b(?:subject|title|heading)(?:\s+line)?\s*(?:is|of|:|reads?|says)?\s*(?:["“](?<quoted>[^"”]+)["”]|(?<bare>[\p{Lu}][^,.;"]{2,60}?))(?=$|[,.;]|\s+(?:and|with|to)\b)/iu
const BODY =
  /\b(?:text|body|words|message|content|wording|note|line)\s*(?:is|of|:|reads?|says|that says|saying)?\s*["“](?<quoted>[^"”]+)["”]/iu
const SAYING =
  /\b(?:saying|that says|which says|telling (?:them|him|her|it)|to say|reading|that reads)\s+(?:that\s+)?["“']?(?<said>[^"”]{3,})/iu
const QUOTED = /["“](?<quoted>[^"”]{3,})["”]/
const WITH =
  /\b(?:with|including|containing|mentioning|about|giving|stating|listing)\s+(?!the\s+(?:subject|text|words|message)\b)(?<what>[^"“]+)$/iu

interface Letter {
  readonly subject: string
  /** A formula. */
  readonly text: string
}

/** What a mail says, by what is said of it: its subject, its text, values that it names. */
export function letterIn({ said }: Act, scene: FlowScene): Letter {
  const one = oneOf(scene.table)
  const subject = SUBJECT.exec(said)?.groups
  const line = subject?.['quoted'] ?? subject?.['bare']
  const bare = line === undefined ? said : said.replace(line, '')
  const words = (
    BODY.exec(bare)?.groups?.['quoted'] ??
    SAYING.exec(bare)?.groups?.['said'] ??
    QUOTED.exec(bare)?.groups?.['quoted']
  )?.trim()
  const about = line ?? words
  const values = valuesIn(bare, scene)
  const begins = words ?? (values.length === 0 ? undefined : `There is news about your ${one}`)
  return {
    subject: text(about === undefined ? `About your ${one}` : sentence(about).slice(0, 120)),
    text:
      begins === undefined
        ? newsOf(scene)
        : values.length === 0
          ? text(sentence(begins))
          : `\`${plain(sentence(begins))}: ${values.map(([name, formula]) => `${name} \${${formula}}`).join(', ')}.\``,
  }
}

const sentence = (words: string): string =>
  withQuoted(words).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** In a template nothing of a text may be a formula. */
const plain = (words: string): string => withQuoted(words).replaceAll(/[`$\\{}]/g, '')

function newsOf(scene: FlowScene): string {
  const one = oneOf(scene.table)
  const title = named(scene.table, 'fields').find(
    ({ name, type }) => type === 'string' && /^(?:title|name|subject|reference|number)$/.test(name),
  )
  const news = happenedIn(scene)
  const value = title && `\${row.${title.name}${title['required'] === true ? '' : " ?? ''"}}`
  if (value === undefined)
    return text(news === undefined ? `There is news about your ${one}.` : `${news}.`)
  return news === undefined
    ? `\`There is news about the ${one} ${value}.\``
    : `\`${plain(news)}: ${value}.\``
}

/** “an order is paid” → “The order is paid”; undefined where only whoever asked could say it so. */
function happenedIn({ news = '', table }: FlowScene): string | undefined {
  const said = news
    .trim()
    .replace(/^(?:(?:an?|the|every|each)\s+(?:new\s+)?(?=\p{L})|new\s+)/iu, 'the ')
    .replace(/^(?:it|this|that)\s+(?=(?:is|gets|was|has)\b)/iu, `the ${oneOf(table)} `)
  const isTold =
    /^the\s.+\s(?:is|are|gets?|was|has|have|becomes?|falls?|drops?|goes?|changes?|\p{L}+s)\b/iu
  return isTold.test(said) && !/\b(?:i|we|my|our|me|us|you|your)\b/i.test(said)
    ? sentence(said)
    : undefined
}

/** “with the time and the name of the doctor”: values, each by its name. */
function valuesIn(
  said: string,
  scene: FlowScene,
): readonly (readonly [name: string, formula: string])[] {
  const what = WITH.exec(said)?.groups?.['what']
  return (what?.split(/\s*,\s*|\s+(?:and|plus)\s+/) ?? []).flatMap((words) => {
    const bare = words.replace(/\s+(?:in (?:it|the mail|the e-mail|the text)|inside)$/i, '')
    const found = bare.trim() === '' ? undefined : scene.attempt(() => fieldAt(bare, scene))
    if (found === undefined) return []
    const { formula, isMaybe, type } = valueAt(found, scene)
    const name = found.field.name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
    const isText = /^(?:string|text|enum)$/.test(type)
    if (isText) return [[name, isMaybe ? `${formula} ?? ''` : formula] as const]
    return [
      [name, isMaybe ? `${formula} == null ? '' : text(${formula})` : `text(${formula})`] as const,
    ]
  })
}
