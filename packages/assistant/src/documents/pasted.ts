import type { Found } from './found.ts'
import { isOpenApi, readOpenApi } from './openapi/read-openapi.ts'
import { readSql } from './sql/read-sql.ts'

/** What a prompt holds of a document, and the prompt without it. */
export interface Pasted {
  readonly found: Found
  readonly rest: string
}

const TABLE =
  /(?:^|\n)[^\S\n]*create\s+(?:temp(?:orary)?\s+|unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?[\w."`[\]]+\s*\(/giu
/** What stands beside tables in a script, to its semicolon, and over no line that is English. */
const BESIDE =
  /(?:^|\n)[^\S\n]*(?:alter\s+table|create\s+(?:unique\s+)?index|create\s+type|comment\s+on|insert\s+into|pragma|set\s+\w+\s*=)\b(?:[^;\n]|\n(?=[^\S\n]+\S|[(),'"`]|(?:values|select|add|drop|alter|on|using|check|constraint|set|where|default|foreign|references|unique|is|as|from)\b))*;/giu

const FENCE = /^[^\S\n]*```\w*[^\S\n]*$/gmu
/** “Add this to my shop:” right above what was pasted; a rule that stands there is read. */
const INTRODUCES =
  /(?<=^|\n|[.!?]\s)(?![^\n.!?]*\b(?:only|not?|never|nobody|can|cannot|may|must|should)\b)[^\n.!?]*:\s*$/iu

/** Undefined where all of it is words. */
export function pastedIn(prompt: string): Pasted | undefined {
  if (isOpenApi(prompt)) return { found: readOpenApi(prompt), rest: '' }
  const tables = [...prompt.matchAll(TABLE)].flatMap(({ 0: head, index }) => {
    const from = index + head.length
    const end = closing(prompt, from)
    return isTyped(prompt.slice(from, end)) ? [[index, pastTail(prompt, end)] as const] : []
  })
  if (tables.length === 0) return undefined
  const beside = [...prompt.matchAll(BESIDE)].map(
    ({ 0: whole, index }) => [index, index + whole.length] as const,
  )
  let sql = blank(prompt)
  let rest = prompt.replaceAll(FENCE, blank)
  for (const [from, to] of [...tables, ...beside]) {
    sql = sql.slice(0, from) + prompt.slice(from, to) + sql.slice(to)
    const above = rest.slice(0, from).replace(INTRODUCES, blank)
    rest = above + blank(rest.slice(from, to)) + rest.slice(to)
  }
  return { found: readSql(sql), rest }
}

/** As long, with the same lines. */
const blank = (text: string): string => text.replaceAll(/[^\n]/gu, ' ')

/** Where the bracket is closed that was opened before; the end, where it never is. */
function closing(text: string, begin: number): number {
  let depth = 1
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** `) engine=InnoDB;` */
const pastTail = (text: string, end: number): number =>
  end + (/^\)(?:[^;\n]{0,200};)?/u.exec(text.slice(end, end + 300))?.[0].length ?? 0)

/** `title text, author_id int`, and not `name, scale`: what is listed in words is read as words. */
function isTyped(body: string): boolean {
  const members = body
    .replaceAll(/\([^()]*\)/gu, '')
    .split(/[,\n]/u)
    .map((member) => member.trim())
    .filter((member) => member !== '' && !member.startsWith('--'))
  const typed = members.filter((member) => TYPED.test(member))
  return typed.length * 2 > members.length
}
const TYPED =
  /^["`[]?\w+["`\]]?\s+(?:\w*(?:char|text|clob|int|serial|numeric|number|decimal|float|double|real|money|bool|bit|date|time|stamp|json|uuid|guid|blob|bytea|binary|enum|set|key|inet|interval|year)\w*)\b|^(?:constraint|primary|foreign|unique|check|index|key)\b|^(?:references|on\s+delete|default|not\s+null)\b/iu
