import type { Declared, DeclaredField } from './declared.ts'
import { typeSaid } from './declared.ts'

/** `Table users {`, `model Post {`, `export interface Flight {`; SQL is read by `documents/sql` */
const HEAD =
  /(?:^|\n)[^\S\n]*(?:export\s+(?:default\s+)?)?(?<sort>table|model|interface|type|class|entity|struct|record|enum)\s+[`"[]?(?:\w+\.)?(?<name>\w+)[`"\]]?(?:\s+(?:as\s+\w+|(?:extends|implements)\s+\w+|=)|\s*=)?\s*(?<open>[({])/giu
const ENUM = /^enum/i

/** What a text declares as code does, and the text without it. */
export function declarationsIn(text: string): {
  readonly things: readonly Declared[]
  readonly rest: string
} {
  const enums = new Map<string, readonly string[]>()
  const blocks: { name: string; body: string }[] = []
  let rest = ''
  let from = 0
  for (const found of text.matchAll(HEAD)) {
    const { sort = '', name = '', open = '' } = found.groups ?? {}
    const begin = found.index + found[0].length
    const end = closing(text, begin, open)
    if (found.index < from || end === undefined) continue
    const body = text.slice(begin, end)
    if (ENUM.test(sort)) enums.set(name.toLowerCase(), valuesIn(body))
    else if (!isCode(body, open)) continue
    else blocks.push({ name, body })
    rest += `${text.slice(from, found.index)}\n`
    from = end + 1 + (/^\s*(?:\[\])?\s*;/.exec(text.slice(end + 1))?.[0].length ?? 0)
  }
  if (blocks.length === 0) return { things: [], rest: text }
  const names = blocks.map(({ name }) => name.toLowerCase())
  const things = blocks.map(({ name, body }) => ({
    name,
    fields: membersOf(body)
      .flatMap((member) => fieldOf(member, names, enums))
      .filter(isNoKey),
  }))
  const after = rest + text.slice(from)
  return {
    things: withReferences(things, after),
    rest: after.replaceAll(REFERENCE, '\n'),
  }
}

/** Where the bracket is closed that was opened before. */
function closing(text: string, begin: number, open: string): number | undefined {
  const close = open === '(' ? ')' : '}'
  let depth = 1
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === open) depth += 1
    if (text[at] === close) depth -= 1
    if (depth === 0) return at
  }
  return undefined
}

/** `title text, author_id int`, and not `name, scale`: what is listed in words is read as words. */
const isCode = (body: string, open: string): boolean => {
  const members = membersOf(body)
  const typed = members.filter((member) => MEMBER.test(member) || KEYS.test(member))
  return (open === '{' || /\n/.test(body) || typed.length > 1) && typed.length * 2 > members.length
}

/** The parts of a body, each with all that is said of it. */
function membersOf(body: string): readonly string[] {
  const members: string[] = []
  let depth = 0
  let member = ''
  for (const char of body.replaceAll(/\/\/[^\n]*|\/\*[^]*?\*\//g, '')) {
    if (/[([{]/.test(char)) depth += 1
    if (/[)\]}]/.test(char)) depth -= 1
    if (depth === 0 && /[\n,;]/.test(char)) {
      members.push(member.trim())
      member = ''
    } else member += char
  }
  return [...members, member.trim()].filter((one) => one !== '')
}

const MEMBER =
  /^(?:(?:public|private|readonly|required)\s+)*[`"[]?(?<name>\w+)[`"\]]?(?<optional>\?)?\s*(?::\s*|\s+)(?<type>(?:'[^']*'|"[^"]*")(?:\s*\|\s*(?:'[^']*'|"[^"]*"|null))+|enum\s*\([^)]*\)|\w+(?:\s+(?:varying|precision|unsigned))?(?:\([\d,\s]+\))?)(?<list>\[\])?(?<maybe>\?)?(?<more>.*)$/isu
/** What is said of several members at once. */
const KEYS = /^(?:indexes|note|@@\w+)\b/i

function fieldOf(
  member: string,
  names: readonly string[],
  enums: ReadonlyMap<string, readonly string[]>,
): readonly DeclaredField[] {
  const found = KEYS.test(member) ? undefined : MEMBER.exec(member)?.groups
  if (found === undefined) return []
  const { name = '', optional, type = '', list, maybe, more = '' } = found
  const isOptional =
    optional !== undefined ||
    maybe !== undefined ||
    /\bnull(?:able)?\b/i.test(more.replace(/not\s+null/i, ''))
  const marks = [
    ...(/not\s+null|\bprimary\b|\[.*required/i.test(more) && !isOptional ? ['required'] : []),
    ...(isOptional ? ['optional'] : []),
    ...(/\bunique\b/i.test(more) ? ['unique'] : []),
    ...lengthOf(type),
    ...defaultOf(more),
  ]
  const refers =
    /\bref\b:?\s*[>-]?\s*["`]?(?<refers>\w+)/iu.exec(more)?.groups?.['refers'] ??
    (names.includes(type.toLowerCase()) ? type : undefined)
  // What is listed of another thing points back from there.
  if (list !== undefined && refers !== undefined) return []
  if (refers !== undefined) return [{ name, type, marks, refers }]
  if (/\bprimary\b|\[\s*pk|@id\b/i.test(more)) return []
  const values = /^enum|['"]/i.test(type) ? valuesIn(type) : enums.get(type.toLowerCase())
  // Of a class of which nothing is known, only its name is.
  const known = typeSaid(list === undefined ? type : 'text') === undefined ? '' : type
  const given = type === 'Date' ? 'datetime' : known
  return [{ name, type: given, marks, ...(values && values.length > 1 && { values }) }]
}

/** `authorId` beside `author` is the key of what that points to. */
const isNoKey = (
  { name, refers }: DeclaredField,
  _at: number,
  all: readonly DeclaredField[],
): boolean =>
  refers !== undefined ||
  !all.some(
    (one) => one.refers !== undefined && `${one.name}id` === name.replace('_', '').toLowerCase(),
  )

const lengthOf = (type: string): readonly string[] => {
  const length = /^(?:n?var)?char\w*\s*\((?<length>\d+)\)/iu.exec(type)?.groups?.['length']
  return length === undefined ? [] : [`up to ${length} characters`]
}

function defaultOf(more: string): readonly string[] {
  const value =
    /(?:@default\(|\bdefault\b\s*:?\s*|^\s*=\s*)\s*['"`]?(?<value>[\w.-]+)['"`]?(?!\w*\()/iu.exec(
      more,
    )?.groups?.['value'] ?? ''
  return value === '' || /^(?:null|now|current_\w+|autoincrement|uuid|cuid|gen_\w+)$/i.test(value)
    ? []
    : [`default ${value}`]
}

const valuesIn = (text: string): readonly string[] =>
  text
    .replace(/^\s*enum\s*\(/i, '')
    .split(/[\s,;|()]+/)
    .map((value) => value.replaceAll(/['"`]/g, ''))
    .filter((value) => /^\p{L}[\p{L}\d_-]*$/u.test(value) && value !== 'null')

/** `Ref: posts.author_id > users.id` */
const REFERENCE =
  /(?:^|\n)\s*ref\w*\s*:\s*(?<from>\w+)\.(?<field>\w+)\s*(?<how>[><-])\s*(?<to>\w+)\.(?<key>\w+)[^\n]*/giu

function withReferences(things: readonly Declared[], text: string): readonly Declared[] {
  let all = things
  for (const { groups } of text.matchAll(REFERENCE)) {
    const { from = '', field = '', how = '', to = '', key = '' } = groups ?? {}
    const [holder, name, refers] = how === '<' ? [to, key, from] : [from, field, to]
    all = all.map((thing) =>
      thing.name.toLowerCase() === holder.toLowerCase()
        ? {
            ...thing,
            fields: [
              ...thing.fields.filter((one) => one.name !== name),
              { name, type: '', marks: [], refers },
            ],
          }
        : thing,
    )
  }
  return all
}
