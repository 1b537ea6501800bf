import { NOISE, ONLY } from '../grammar/closed-words.ts'
import type { Rewording } from './rewording.ts'

const TIME =
  /\s*,?\s*\b(?:from now on|as of now|as of today|from today(?: on)?|from the start|right away|straight away|at once|in future|in the future|over time|every (?:day|week|month|year|season|summer|winter|time)|once a (?:day|week|month|year)|these days|nowadays|at the moment|currently|right now|at present|in real time|so far|all the time|at any time|day to day|in the (?:system|app|application|database|backend|api|software|program|platform|portal|website)|on the (?:site|website|platform|portal)|in our (?:system|app|database)|at our \p{L}+|(?:by|via|over|on|through|using)\s+(?:(?:the|our|their|an?)\s+)?(?:internet|web|website|web ?site|app|computer|online form|mobile app)|in the end|at least for now|for now|for us|for me|in total|in advance|beforehand|one by one|by hand|on paper|in person|as well|too|and so on|or similar|or something(?: like that)?|as usual|by default|in any case)\b/giu
/** Adjectives and nouns that end so. */
const NO_ADVERB =
  /^(?:family|reply|supply|apply|only|daily|weekly|monthly|yearly|early|fly|jelly|belly|rally|ally|bully|italy|july|holy|ugly|likely|friendly|elderly|anomaly|butterfly|multiply|comply|rely|imply|exactly|fully|publicly|duly|homily|melancholy|monopoly|quarterly|hourly|automatically|manually|privately|assembly)$/i
const LY = /\s+(?<word>\p{L}{3,}ly)\b/giu
const SMALL =
  /\s+(?:really|just(?=\s+(?:a|the|one|has|have|needs?|want))|also|always|very|quite|pretty|rather|even|still|already|then|again|too|maybe|perhaps|somehow|simply|kind of|sort of|basically|actually|like(?=\s+(?:a|\d)))(?=\s)/giu

/** A statement without the words that say how or when, and not what. */
export const adverbs: Rewording = {
  examples: {
    'each hive really has a colour': ['each hive has a colour'],
    'members can usually see boats in the app': ['members can see boats'],
  },
  of(phrase) {
    const plain = ` ${phrase}`
      .replaceAll(TIME, '')
      .replaceAll(LY, (all, word: string) =>
        NO_ADVERB.test(word) || ONLY.has(word.toLowerCase()) ? all : '',
      )
      .replaceAll(SMALL, '')
      .replaceAll(/\s+(\p{L}+)(?=\s*,?\s*$)/gu, (all, word: string) =>
        NOISE.has(word.toLowerCase()) && !/^(?:first|myself|directly)$/i.test(word) ? '' : all,
      )
      .replaceAll(/\s+/g, ' ')
      .trim()
    return plain === phrase.trim() || plain.split(' ').length < 3 ? undefined : { clauses: [plain] }
  },
}
