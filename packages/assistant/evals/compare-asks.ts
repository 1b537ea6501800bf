import type { ExpectedQuestion } from './case.ts'
import type { Asked, Finding } from './compare.ts'
import { alternatives } from './meaning.ts'

/** What was asked against what has to be asked. */
export function compareAsks(
  expected: readonly ExpectedQuestion[],
  asks: readonly Asked[],
): readonly Finding[] {
  const left = [...asks]
  const found = expected.map((wanted): Finding => {
    const at = left.findIndex((one) => fits(wanted, one))
    if (at >= 0) left.splice(at, 1)
    return { group: 'asks', how: at < 0 ? 'missed' : 'right', says: `asks about ${wanted.about}` }
  })
  return [
    ...found,
    ...left.map(({ text }): Finding => ({ group: 'asks', how: 'wrong', says: `asks ${text}` })),
  ]
}

function fits(
  { about, offers = [], takes }: ExpectedQuestion,
  { phrase, text, choices, taken }: Asked,
): boolean {
  return (
    (isSaid(about, phrase) || isSaid(about, text)) &&
    offers.every((words) => choices.some((choice) => isSaid(words, choice))) &&
    (takes === undefined || isSaid(takes, taken))
  )
}

const isSaid = (words: string, text: string): boolean =>
  alternatives(words.toLowerCase()).some((one) => text.toLowerCase().includes(one))
