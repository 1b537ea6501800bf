import type { FastifyInstance } from 'fastify'
import { invalid } from './errors.ts'

/** Levels of lists and objects in one another. */
const DEEPEST = 100
/** Names in one object. */
const MOST_NAMES = 1000

interface Fault {
  /** The names that lead to it, innermost first. */
  readonly path: string[]
  readonly message: string
}

/** Refuses what a schema lets pass and no database keeps as it is. */
export function refuseUnkeepable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const fault = faultIn(request.body, 0) ?? faultIn(request.query, 0)
    done(fault && invalid(fault.path.toReversed().join('.') || 'body', fault.message))
  })
}

function faultIn(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : notText()
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return { path: [], message: 'is nested too deeply' }
  const members = Object.entries(value)
  if (members.length > MOST_NAMES && !Array.isArray(value))
    return { path: [], message: `has more than ${MOST_NAMES} names` }
  for (const [name, inner] of members) {
    const fault = isText(name) ? faultIn(inner, depth + 1) : notText()
    if (fault === undefined) continue
    fault.path.push(name.toWellFormed())
    return fault
  }
  return undefined
}

/** Whole characters, none of them NUL. */
function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function notText(): Fault {
  return { path: [], message: 'has a character that is not text: NUL, or half of one' }
}
