import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { endpointDoes } from './endpoint-does.ts'
import { howConnected, whatDepends } from './how-connected.ts'
import { howSignIn } from './sign-in.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tableIn } from './table-in.ts'
import { isGone, whatHappens } from './what-happens.ts'
import {
  howMany,
  isIt,
  whatEndpoints,
  whatFields,
  whatRoles,
  whatTables,
  whatValues,
  whichAre,
} from './what-there-is.ts'
import { mayThey, whatIsOpen, whatMay, whoMay } from './who-may.ts'

/** A question is answered from the drawing, and changes nothing. */
export const answers: Recipe = {
  examples: [
    'who can delete books?',
    'which fields do books have?',
    'what happens when a book is deleted?',
    'what tables are there?',
  ],
  read(clause, draft) {
    const said = clause
      .replace(/[?\s]+$/, '')
      .replace(/^(?:(?:wait|hmm+|hey|ok|okay|um|well|so|and|but|also|btw)\b[\s,]*)+/i, '')
    if (
      !/^(?:who|whose|if|what|which|how|can|may|could|is|are|does|do|(?:when|where)(?=\s+(?:is|are|was|were|do|does|did|can|may|will|would|must|should)\b)|why|list|show me|tell me|explain|must|should)\b/i.test(
        said,
      )
    )
      return undefined
    const says = inParts(said, draft) ?? answered(said, draft)
    return says === undefined ? undefined : { says, commands: [] }
  },
}

type Answer = (said: string, draft: Draft) => string | undefined

const ANSWERS: readonly Answer[] = [
  endpointDoes,
  isGone,
  whoMay,
  whatHappens,
  whatMay,
  whatIsOpen,
  whichAre,
  whatDepends,
  whatValues,
  whatFields,
  whatTables,
  howConnected,
  howMany,
  mayThey,
  isIt,
  howSignIn,
  whatRoles,
  whatEndpoints,
]

const answered = (said: string, draft: Draft): string | undefined =>
  ANSWERS.map((answer) => answer(said, draft)).find((says) => says !== undefined)

/** “Who may enter grades, and who gets to see them?” are two questions about one thing. */
function inParts(said: string, draft: Draft): string | undefined {
  const parts = said.split(
    /\s*,?\s+and\s+(?=(?:who|what|which|how|is|can|does)\b)|\s*,\s+(?=(?:who|what|which|how)\b)/i,
  )
  if (parts.length < 2) return undefined
  const [first = ''] = parts
  const words = first.split(/[^\p{L}]+/u)
  const about =
    tableIn(first, draft)?.name ?? words.find((word) => word.length > 3 && fieldsMeant(word, draft))
  const all = parts.map((part) =>
    answered(about === undefined ? part : part.replace(/\b(?:them|it|they)\b/i, about), draft),
  )
  return all.every((says) => says !== undefined) ? all.join(' ') : undefined
}
