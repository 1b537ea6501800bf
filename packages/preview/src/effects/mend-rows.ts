import type { CompiledOk } from '../backend.ts'
import type { Previews } from '../previews.ts'
import { WrongQuestion } from '../rows/find-rows.ts'
import { refusalWords } from '../rows/refusal-words.ts'
import type { WantedMend } from './wanted-mends.ts'

/** Does to rows what somebody chose, all of it or nothing, and says to how many. @throws WrongQuestion */
export async function mendRows(
  previews: Previews,
  id: string,
  compiled: CompiledOk,
  mends: readonly WantedMend[],
): Promise<number> {
  const { answers, refused } = await previews.mend(id, compiled, mends)
  if (refused) throw new WrongQuestion(refusalWords(refused.message))
  return answers.reduce((sum, { changes }) => sum + changes, 0)
}
