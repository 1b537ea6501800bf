import { code, isIdentifier, key, lit, type Code } from '@drawbridge/source'
import type { Model } from '../model.ts'
import { errorsOf } from './main-api.ts'

/** The body of an error that a test has got, without the id of the request, whatever that is called. */
export function withoutRequestId(model: Model, response: Code): Code {
  const { members, within } = errorsOf(model)
  const id = members.find(({ holds }) => holds === 'requestId')?.name
  if (members.length > 0 && id === undefined) return code`${response}.json<object>()`
  const body =
    within === ''
      ? code`${response}.json<object>()`
      : code`${response}.json<{ ${key(within)}: object }>()${member(within)}`
  return code`{ ...${body}, ${key(id ?? 'requestId')}: '' }`
}

const member = (name: string): Code =>
  isIdentifier(name) ? code`.${key(name)}` : code`[${lit(name)}]`
