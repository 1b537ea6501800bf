import { BE } from '../../grammar/closed-words.ts'
import { type Match, type Sentence, wordAt } from '../../grammar/phrase.ts'
import { manners } from '../../grammar/verbs.ts'
import { isFirstPerson } from '../first-person.ts'
import type { Frame, Known } from '../frame.ts'
import { type People, people } from './lists.ts'
import { predicates } from './predicates.ts'

/** `only staff may edit products`, `members see theirs`, `no user can delete other people's notes`. */
export function* active(
  sentence: Sentence,
  from: number,
  known: Known,
): Iterable<Match<readonly Frame[]>> {
  for (const who of people(sentence, from, known, false)) {
    const link = linked(sentence, who.next)
    for (const manner of manners(sentence, link.next)) {
      const areSure = !manner.is.isPlain || who.is.who.every((one) => known.isPeople(one, true))
      // “I run a gym” tells of oneself, and asks for nothing.
      const isTold = manner.is.isPlain && !manner.is.isOnly && !who.is.isOnly
      if (isTold && who.is.who.some(isFirstPerson)) continue
      for (const said of predicates(sentence, manner.next, manner.is, known)) {
        // “The planner does everything”: whoever does is somebody.
        const isSomebody = said.is.every(({ verbs }) => verbs.includes('do'))
        // “Companies see applications for their own jobs”: whoever has something of their own is somebody.
        if (!areSure && !isSomebody && !said.is.every(hasOwn)) continue
        yield {
          is: said.is.map((frame) =>
            by(frame, { ...who.is, isOnly: who.is.isOnly || link.isOnly }),
          ),
          next: said.next,
        }
      }
    }
  }
}

const hasOwn = ({ objects }: Frame): boolean =>
  objects.length > 0 &&
  objects.every(
    ({ own, more }) => own === 'own' || more.some(({ phrase }) => phrase?.own === 'own'),
  )

/** “Admins are the only ones who can …” */
function linked(sentence: Sentence, from: number) {
  const none = { next: from, isOnly: false }
  let at = from
  let isOnly = false
  if (!BE.has(wordAt(sentence, at))) return none
  while (LINK.test(wordAt(sentence, at))) {
    isOnly ||= wordAt(sentence, at) === 'only'
    at += 1
  }
  return THAT.test(wordAt(sentence, at)) ? { next: at + 1, isOnly } : none
}
const LINK = /^(?:is|are|am|be|the|people|ones|one|person|persons|users|role|roles|those|only)$/
const THAT = /^(?:who|that)$/

const OWNER = /\b(?:owners?|authors?|creators?|writers?|makers?)$/iu

/** Says who it is that a frame speaks of. */
export function by(said: Frame, people: People): Frame {
  const { who, except, isOnly, isNobody, isMore, isNeither } = people
  const frame = isNeither === true ? { ...said, isDenied: true } : said
  const isAlso = frame.isMore || isMore
  // “It can't be touched by anybody but accounting.”
  const all = [...except, ...frame.except]
  if (frame.isDenied && all.length > 0 && !isNobody)
    return {
      ...frame,
      // What can't be changed may be added still.
      verbs: frame.verbs.filter((verb) => verb !== 'change' && verb !== 'modify'),
      who: all,
      except: [],
      isDenied: false,
      isOnly: true,
      isMore: isAlso,
    }
  // “Only its owner may, except the inspectors”: they may as well. Of staff, interns may be a part.
  if (
    !isNobody &&
    (frame.isOnly || isOnly) &&
    !frame.isDenied &&
    all.length > 0 &&
    who.every((one) => OWNER.test(one.words))
  )
    return { ...frame, who: [...who, ...all], except: [], isOnly: true, isMore: isAlso }
  if (!isNobody)
    return {
      ...frame,
      who,
      except: [...frame.except, ...except],
      isOnly: frame.isOnly || isOnly,
      isMore: isAlso,
    }
  if (all.length > 0) return { ...frame, who: all, except: [], isOnly: true, isMore: isAlso }
  // “Nobody else” leaves those who were named before.
  const isElse = who[0]?.words === 'nobody-else'
  return { ...frame, who: isElse ? who : [], isDenied: true }
}
