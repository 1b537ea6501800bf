import { clausesIn } from '../text/clauses.ts'
import type { Rewording } from './rewording.ts'

const WE = String.raw`(?:i|we|you|one|people|everybody|the (?:client|customer|boss|owner|team|management|board))`
const SLY = String.raw`(?:\s+(?:really|also|just|still|only want|mainly|basically|definitely|absolutely|especially|ideally|simply|first of all|for now|actually|do|did|then|probably|maybe|urgently|certainly|very much|all|here|now))*`
const WISH = String.raw`(?:want(?:ed|s)?|need(?:ed|s)?|would like|would love|'d like|'d love|would prefer|'d prefer|would appreciate(?: it)?|would be (?:happy|glad|grateful|pleased)(?: (?:if|about))?|wish(?:es)?|like|love|prefer|hope|insist|require|request|ask|expect|imagine|think|thought|was thinking|were thinking|am thinking|are thinking|mean|meant|have to have|must have|should have|have decided|decided|agreed|have agreed|care|am looking for|are looking for|aim|plan|intend|propose|suggest|figured|guess|suppose|believe|find it important|consider it important)`
const MATTER = String.raw`(?:idea|point|plan|goal|aim|wish|requirement|rule|main thing|important thing|concept|request|intention|trick|deal|requirement here|thing|problem|issue|main requirement|basic idea|whole point|first rule|second rule|policy|agreement|convention|catch|bottom line)`
const GOOD = String.raw`(?:important|essential|crucial|necessary|needed|required|vital|mandatory|useful|helpful|handy|great|nice|good|cool|lovely|perfect|ideal|super|best|key|desirable|desired|wanted|planned|imperative|a must|foreseen|wished)`

/** What stands around a statement and says that somebody wants it, behind which it begins. */
const FRAMES: readonly RegExp[] = [
  // “what matters to us is that …”, “the one thing I want is to …”, “the idea is as follows: …”
  new RegExp(
    String.raw`^(?:and|so|but)?\s*(?:what|all|the (?:one |first |next |last |other |only )?thing)(?:\s+(?:that|which))?\s+(?:really |also )?(?:matters|counts|is (?:also )?${GOOD})(?:\s+(?:to|for)\s+\p{L}+)?\s+(?:is|was)\s+(?:that\s+|to\s+(?:be able to\s+)?|:\s*)`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:and|so|but)?\s*(?:what|all|the (?:one |first |next |last |other |only )?thing)(?:\s+(?:that|which))?\s+${WE}${SLY}\s+${WISH}(?:\s+to\s+(?:see|have|get|happen|do|be able to do))?(?:\s+(?:here|most|now|then|from it|in the end))?\s+(?:is|was|would be)\s*(?::\s*|that\s+|to\s+(?:be able to\s+)?|if\s+)`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:and|so|but)?\s*(?:the|our|my|one|another)\s+(?:\p{L}+\s+)?${MATTER}(?:\s+(?:here|for us|is simple|with it|of it|behind it))*\s*(?:(?:is|was|being)\s+(?:as follows|this|simple|the following|that simple)\s*[:,-]\s*|(?:is|was|being)\s*(?::\s*|that\s+|to\s+(?:be able to\s+)?)|:\s*)`,
    'iu',
  ),
  // “it is important to us that …”, “it would be great if …”
  new RegExp(
    String.raw`^(?:and|so|but)?\s*(?:it(?:'s| is| was| would be|'d be| would also be| will be| must be| has to be| should be)|(?:would|might) be)\s+(?:also\s+|very\s+|really\s+|so\s+|quite\s+|absolutely\s+)*${GOOD}\s*(?:,?\s*(?:for|to)\s+(?:us|me|them|our \p{L}+))?\s*,?\s+(?:that|if|when|to be able to|to have it that)\s+`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:it\s+(?:must|should|has to|needs to|have to|shall|is to|can)\s+be\s+(?:ensured|guaranteed|made sure|assured|possible|secured|noted|arranged|so|like this|such))\s*(?:,|:)?\s+(?:that\s+|to\s+)?`,
    'iu',
  ),
  // “we need to be able to …”, “I was thinking that …”
  new RegExp(
    String.raw`^(?:and|so|but)?\s*${WE}${SLY}\s+${WISH}${SLY}\s*,?\s+(?:(?:it\s+)?(?:that|if|when)\s+|it\s+to\s+be\s+(?:possible\s+(?:that|to)|so\s+that)\s+|to\s+(?:be able to|see (?:that|to it that)|have it (?:so )?that|make sure(?: that)?|have the (?:possibility|option|ability) to)\s+)`,
    'iu',
  ),
  /^(?:the|our|my)\s+\p{L}+\s+(?:wants?|wishes|asks?|requires?|insists?|demands?|would like|expects?|says?|said|thinks?|decided|has decided|wanted|asked)\s+(?:for it\s+|it\s+)?(?:that|if)\s+/iu,
  new RegExp(
    String.raw`^there\s+(?:must|should|has to|needs to|is to|ought to)\s+be\s+(?:an?|the|some)\s+(?:way|possibility|option|chance|means|function|feature|mechanism|button)\s+(?:to|so that|that|for)\s+`,
    'iu',
  ),
  // “please note that …”, “make sure …”, “keep in mind that …”, “as I said, …”
  /^(?:please\s+|also\s+|and\s+|but\s+)*(?:note|remember|keep in mind|bear in mind|don't forget|be aware|see to it|take care|take into account|make sure|be sure|ensure|mind you|consider|assume|suppose|imagine|pay attention)\s*(?:also\s+)?(?:that|:|,)?\s+(?=\S+\s+\S+)/iu,
  /^(?:as (?:i|we) (?:said|mentioned|wrote|told you)|as (?:mentioned|said|discussed|agreed)(?: before| above)?|by the way|btw|to be honest|honestly|in our case|in my case|in practice|in principle|in short|in other words|to be clear|for the record|on second thou?ghts?|come to think of it|if possible|where possible|speaking of which|same here|one question|one more thing|another thing|one thing|last thing|last but not least|first of all|for a start|to start with|to begin with|above all|in any case|at the same time|on the other hand|apart from that|besides that|beyond that|after that|similarly|conversely|for us|for me|with us|at our place|here)\s*[,:-]\s*/iu,
  // “a few things to tighten up: …”
  /^(?:(?:just\s+)?(?:an?\s+)?(?:few|couple|couple of|some|several|two|three|four|one|another|more|other|small|little|quick|tiny|minor)\s+)+(?:of\s+)?(?:more\s+|other\s+|small\s+|little\s+|new\s+|last\s+)*(?:things?|changes?|points?|tweaks?|fixes|corrections?|requests?|wishes|notes?|rules?|requirements?|bits?|adjustments?)(?:\s+(?!is\b|are\b|that\b)[\p{L}' ]{1,40}?)?\s*[:-]\s*/iu,
  // “the way it works is that …”, “how it should work: …”
  /^(?:the way|how)\s+(?:it|this|that|things?)\s+(?:should\s+|must\s+|would\s+|will\s+)?(?:works?|goes?|is|runs?)(?:\s+(?:here|with us|today|now))?\s*(?:is\s+(?:that\s+|like this\s*[:,]\s*)?|:\s*)/iu,
]

/** “What we have is departments with a name” */
const CLEFT =
  /^what\s+(?<we>i|we|you|they|it|the\s+\p{L}+)\s+(?:also\s+|really\s+)?(?<does>(?!(?:is|are|was)\b)\p{L}+(?:\s(?!(?:is|are)\b)\p{L}+){0,2}?)\s+(?:is|are)\s+(?<what>.+)$/iu

/** A statement without the wish around it. */
export const frames: Rewording = {
  examples: {
    'What we would like to see is that the project is archived': ['the project is archived'],
    'the idea is as follows: pledges have an item': ['pledges have an item'],
    'it is important for us that a title is unique': ['a title is unique'],
    'What we have is departments with a name': ['we have departments with a name'],
    'few things to tighten up: titles are unique': ['titles are unique'],
  },
  of(phrase) {
    const found = FRAMES.find((frame) => frame.test(phrase))
    if (found !== undefined) return said(phrase.replace(found, ''), found.exec(phrase)?.[0])
    const { we = '', does = '', what = '' } = CLEFT.exec(phrase)?.groups ?? {}
    return we === '' ? undefined : said(`${we} ${does} ${what}`)
  },
}

function said(rest: string, frame = '') {
  const isShort = rest.trim().split(/\s+/).length < 2
  return isShort ? undefined : { clauses: clausesIn(rest.trim()), around: [frame] }
}
