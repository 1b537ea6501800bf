import type { Expression } from '../expression.ts'
import { Refusal, type Problem } from '../problem.ts'
import { Cursor } from './cursor.ts'
import { parseExpression } from './parser.ts'
import { REFUSED_WORDS } from './refusals.ts'

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Characters; what a person writes has a hundred. */
const LONGEST = 10_000

/** Reads a formula. Never throws: what can't be read is told with its place. */
export function parse(text: string): Parsed {
  if (text.length > LONGEST)
    return refused({
      span: { from: LONGEST, to: text.length },
      message: `The formula has ${text.length} characters; it may have ${LONGEST}.`,
      cure: 'Set a part of it in a step of its own, or write a code step.',
    })
  try {
    const cursor = new Cursor(text)
    const expression = parseExpression(cursor)
    if (cursor.token.kind !== 'end') throw leftOver(cursor)
    return { ok: true, expression }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem)
    throw error
  }
}

const refused = (problem: Problem): Parsed => ({ ok: false, problems: [problem] })

/** Something stands behind a formula that is complete. */
function leftOver(cursor: Cursor): Refusal {
  const { token } = cursor
  if (token.kind === 'mark') return cursor.unexpected()
  const refused = token.kind === 'name' ? REFUSED_WORDS.get(token.name) : undefined
  if (refused !== undefined) return new Refusal(token.span, ...refused)
  const before = cursor.text.slice(Math.max(0, cursor.end - 20), cursor.end).trim()
  const shown = cursor.text.slice(token.span.from, token.span.to)
  return new Refusal(
    token.span,
    `Something is missing between \`${before}\` and \`${shown.slice(0, 40)}\`.`,
    'Values are joined by an operator: `+`, `&&`, `==` …',
  )
}
