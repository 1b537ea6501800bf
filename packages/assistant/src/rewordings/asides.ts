import type { Rewording } from './rewording.ts'

const SAYING =
  /\s*(?:,|\s-)\s*(?:of course|obviously|naturally|as (?:usual|always|said|mentioned)|for example|for instance|e\.?g\.?|if you (?:ask me|like|will|want)|to be (?:honest|clear|exact|precise|safe)|you know|i (?:think|guess|suppose|mean|believe)|in a way|so to speak|as it were|in particular|by the way|btw|in our case|at the moment|these days|right|ok|okay|please|however|though|therefore|then|too|also|lol|haha|for sure|as (?:we|you) know|more or less|as a rule|in general|in principle|and so on|etc\.?|and the like|or so|sort of|kind of|if you can|if possible|ideally|preferably|simply put|in other words|mind you|and that's it|that's all)\b\s*,?(?=\s|$)/giu
const BRACKETS = /\s*\((?<aside>[^()]*)\)/u
const DASHED = /\s+-\s+(?<aside>[^-]{3,80}?)\s+-\s+/u
/** What says which of them are meant, and no more by the way. */
const WHICH =
  /^(?:of|in|from|by|with|within|under|over|above|below|aged?|older|younger|more|less|fewer|on|at|for|that|which|who|whose|where|assigned|belonging|made|written|not|own|theirs?|mine|yours?|his|hers|ours|those|published|active|open|drafts?)\b/iu

/** A statement without what is thrown in. */
export const asides: Rewording = {
  examples: {
    'editors can, of course, delete comments': ['editors can delete comments'],
    'deposits (we had trouble with these) are required': ['deposits are required'],
    'members can see tasks (of their project)': [],
    'members (over 18) can see tasks': [],
    'the crew - all volunteers - can see shifts': ['the crew can see shifts'],
  },
  of(phrase) {
    const plain = phrase.replace(SAYING, ' ').replaceAll(/\s+/g, ' ').trim()
    if (plain !== phrase) return { clauses: [plain] }
    for (const pattern of [BRACKETS, DASHED]) {
      const aside = pattern.exec(phrase)?.groups?.['aside']
      if (aside !== undefined && !WHICH.test(aside))
        return {
          clauses: [phrase.replace(pattern, ' ').replaceAll(/\s+/g, ' ').trim()],
          left: [aside],
        }
    }
    return undefined
  },
}
