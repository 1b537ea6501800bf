import { type Match, type Sentence, textOf, wordAt } from '../../grammar/phrase.ts'
import type { Frame, Known } from '../frame.ts'
import { topics } from './topics.ts'

/** “Deleting stays the way it is”, “nothing else changes”. */
export function* unchanged(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  const said =
    /(?:the (?:same|way (?:it|they|that|things) (?:is|are|was|were)(?: now| today| already)?)|as (?:it|they) (?:is|are|was|were)(?: now)?|unchanged|untouched)$/i
  const nothing =
    /^(?:nothing else|everything-else|everything else|the rest|all else|the others?|no other rules?)(?: (?:should|must|may|will|does|do|can))?(?: not)? (?:changes?|stays?|remains?)\b/i
  // “…, this stays”
  if (/^(?:this|that)$/.test(wordAt(sentence, from)) && wordAt(sentence, from + 1) === 'stays')
    yield { is: [], next: from + 2 }
  for (let to = from + 3; to <= Math.min(from + 12, sentence.tokens.length); to += 1) {
    const text = textOf(sentence, from, to)
    const [topic] =
      /\b(?:stays?|remains?|is|are|keeps?|should stay|should remain)\b/i.exec(text) === null
        ? []
        : [...topics(sentence, from, known)]
    if (nothing.test(text) || (topic !== undefined && said.test(text))) yield { is: [], next: to }
  }
}
