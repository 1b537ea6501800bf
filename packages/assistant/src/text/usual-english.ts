import { formsOf, IRREGULAR_PASTS } from '../grammar/verb-forms.ts'
import { withoutCapitals } from './capitals.ts'

/** What lasts is not said of somebody who “is doing” it. */
const LASTING = `have need want contain consist belong include own cost come work live lie know keep cover last weigh
  run stand sit hang go use teach play take exist become get like prefer mean refer depend concern hold`
const ONGOING = new Map(
  LASTING.split(/\s+/).flatMap((verb) => {
    const forms = formsOf(verb)
    const of = (form: string): string => forms.find(([, one]) => one === form)?.[0] ?? verb
    return [[of('ing'), { one: verb === 'have' ? 'has' : of('s'), many: verb }]] as const
  }),
)
const ONGOING_WORDS = new RegExp(
  String.raw`\b(is|are)\s+(?:always\s+|usually\s+|normally\s+)?(${[...ONGOING.keys()].join('|')})\b(?=\s+(?!on\b|out\b)\S)`,
  'giu',
)
/** “is wrote by”: the past where the participle belongs. */
const PASTS = new RegExp(
  String.raw`\b(is|are|was|were|be|been|being)\s+(${[...IRREGULAR_PASTS.keys()].join('|')})\b`,
  'giu',
)
/** Nouns that have no plural, and are often given one. */
const UNCOUNTED =
  /\b(information|equipment|furniture|feedback|advice|software|hardware|staff|luggage|homework|evidence|knowledge|money|stuff)s\b/giu

/** What is said otherwise by people whose first language is another, or who write as they speak: data. */
const WAYS: readonly (readonly [pattern: RegExp, same: string])[] = [
  // “must to be”, “should can”
  [
    /\b(must|can|should|could|may|shall|might|cannot|can't|mustn't|shouldn't)\s+to\s+(?=\p{L})/giu,
    '$1 ',
  ],
  [/\b(?:must|should|shall|will)\s+can\s+(?=\p{L})/giu, 'can '],
  [/\b(must|should|can|has to|have to)\s+been\b/giu, '$1 be'],
  // “the users they can”, “the admin he sees”
  [
    /(?<=(?:^|[.;,\n]|\bthat)\s*)((?:the|all|our|an?|each|every)\s+(?!(?:time|day|way|moment|week|month|year)\b)[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:they|he|she|it)\s+(?=(?:can|cannot|can't|may|must|should|will|has|have|is|are|needs?|gets?|sees?|belongs?)\b)/gimu,
    '$1 ',
  ],
  // “we want save”
  [
    /\b(we|i|they|you)\s+(want|need|wish|would like|like|have|plan)\s+(?:also\s+)?(?=(?:save|store|keep|record|see|know|manage|track|add|change|delete|remove|register|note|write)\b)/giu,
    '$1 $2 to ',
  ],
  // “in the project we want to save also the budget”
  [
    /(?<=^|[.;\n]\s*)(?:in|at|on|with|by)\s+(?:the|an?|each|every)\s+([\p{L}-]+)\s*,?\s+we\s+(?:(?:want|need|have|would like|like) to\s+|must\s+|should\s+)?(?:save|store|keep|record|note|know|see)\s+also\s+/gimu,
    'for each $1 we keep ',
  ],
  [/\b(save|store|keep|record|know|add|need|has|have) also (?=(?:the|an?|its|their)\b)/giu, '$1 '],
  [/\blogged (?=(?:users?|people|persons?|members?|customers?|visitors?)\b)/giu, 'logged-in '],
  [/\bexcept of\b/giu, 'except'],
  [/\b(shall|must|should) (?:permit|enable) (?=[\p{L}-]+ to\b)/giu, '$1 allow '],
  // “Drivers write down repairs”
  [
    /(?<=\b\p{L}{2,}s (?:(?:can|may|must|should|will|also) )?)(write|note) down (?=\p{L})/giu,
    '$1 ',
  ],
  // “As a member, I want”
  [/(?<=^|[.\n]\s*)(as (?:an?|the) [\p{L} -]{2,40}?)\s*,\s+(?=(?:i|we)\b)/gimu, '$1 '],
  // “from each member we write the name”
  [
    /(?<=^|[.;\n]\s*)from\s+((?:each|every|the|an?|all)\s[^.,;\n]{2,30}?)\s+we\s+(?:(?:want|need|have)\s+to\s+)?(?:write|need|save|store|keep|note|take|want|record|know)(?:\s+(?:down|up))?\b/gimu,
    'for $1 we keep',
  ],
  // “In a project should be milestones”
  [
    /(?<=^|[.;\n]\s*)in\s+((?:each|every|an?)\s+[\p{L}-]+)\s+(?:there\s+)?(?:(?:should|must|shall|can|may)\s+be|are)\s+(?:several\s+|many\s+|more\s+)?(?=[\p{L}-]+s\s*(?:[.;,\n]|$))/gimu,
    '$1 has many ',
  ],
  // “In every group are at most 20 children”
  [
    /(?<=^|[.;\n]\s*)in\s+((?:each|every|an?)\s+[\p{L}-]+)\s+(?:there\s+)?(?:is|are|may be|can be)\s+(?=(?:max|at most|up to|\d|several|many|no more)\b)/gimu,
    '$1 has ',
  ],
  [
    /\bthere (?:is|are|has|have|must) (?:to )?be (?:stored|kept|saved|recorded|noted) /giu,
    'we keep ',
  ],
  // “…, must also its notes be deleted”
  [
    /(,\s+)(must|should|shall|may|can)\s+(?:also\s+)?((?:the|its|their|all|his|her)\s+[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?=(?:not\s+)?be\s+\p{L}+)/giu,
    '$1$3 $2 ',
  ],
  // “…, what is unique”, “what belongs”
  [
    /\b((?:an?|its|the|one)\s+[\p{L}-]+(?:\s[\p{L}-]+)?)\s+what\s+(?=(?:is|are|must|has|can)\s)/giu,
    '$1 which ',
  ],
  [
    /(?<=[\p{L})]\s*),\s+what\s+(?=(?:has|have|can|must|may|belongs?|should|(?:is|are)\s+(?:an?|the|one|unique|optional|required|always|never|not|either|obligatory|mandatory))\b)/giu,
    ', which ',
  ],
  [/\bnobody other\b/giu, 'nobody else'],
  [
    /\b(?:all\s+(?:the\s+)?persons|all people|every person|each person|all the people)\b/giu,
    'everybody',
  ],
  [/\b(?:the\s+)?persons\b/giu, 'people'],
  [
    /\bfor (?=(?:to\s)?(?:make|do|create|add|see|change|edit|delete|remove|write|read|buy|sell|use|send|get|have|know|register|become|enter)\s+(?:an?|the|his|her|their|it|them|new|one)\b)(?:to\s)?/giu,
    'to ',
  ],
  [/\bfor to (?=\p{L})/giu, 'to '],
  [/\b(?:for that|in order that)\s+(?=(?:the|we|i|they|people)\b)/giu, 'so that '],
  [
    /\b(please\s+)?make that\s+(?=(?:the|an?|only|no|nobody|each|every|all|one|users?|it)\b)/giu,
    '$1make sure that ',
  ],
  [/\b(?:have|has|is having) the possibility to\b/giu, 'can'],
  [
    /\bit is (?:also )?possible (?:for|that) (?<who>(?:the |an? |each |every |all )?[\p{L}-]+) to\b/giu,
    '$<who> can',
  ],
  [/\bdepends? of\b/giu, 'depends on'],
  [/\b(?:(consists?) (?:in|from|by)|(composed|is made) (?:in|from))\b/giu, '$1$2 of'],
  [/\bresponsible of\b/giu, 'responsible for'],
  [/\bbelongs? (?:of|at)\b/giu, 'belongs to'],
  [/\bmaximal(?:ly)?\s+(?=\d)/giu, 'at most '],
  [/\bminimal(?:ly)?\s+(?=\d)/giu, 'at least '],
  [/\bmultiplied with\b/giu, 'multiplied by'],
  [/\bdivided (?:through|with)\b/giu, 'divided by'],
  [/\bfacultative\b/giu, 'optional'],
  [
    /(?<!\b(?:minute|hour|day|week|month|year)s?\s)\bfrom now(?!\s+on)\b(?=\s*[,.;]|\s*$)/gimu,
    'from now on',
  ],
  [
    /(?<=\b(?:see|sees|view|views|read|reads|edit|edits|change|changes|update|delete|cancel|manage|add|adds|of|only|for)\s)there (?=own\b|(?!(?:is|are|was|were|no|may|can|will)\b)\p{L}+)|\bthere (?=own\b)/giu,
    'their ',
  ],
  [/\bthere is (?=(?:\p{L}+\s)?\p{L}+[^s\s]s\b)/giu, 'there are '],
  [/\bthere's (?=(?:\p{L}+\s)?\p{L}+[^s\s]s\b)/giu, 'there are '],
  [
    /(?<!\b(?:do|does|did|can|could|may|might|must|should|shall|will|would|to)\s+)\b((?:an?|one|each|every)\s+[\p{L}-]+)\s+have\b(?!\s+to\b)/giu,
    '$1 has',
  ],
  [
    /(?<!\b(?:in|on|at|of|for|with|per)\s+)\b((?:an?|one|each|every)\s+[\p{L}-]+)\s+are\b/giu,
    '$1 is',
  ],
  [/\bnot (?:more|anymore)\b(?=\s*(?:[.,;]|$))/gimu, 'any more'],
  [/\bno (\p{L}+) more\b(?=\s*(?:[.,;]|$))/gimu, 'no $1 any more'],
  // “becomes every post a language”: what it gets
  [
    /\b(?:becomes?|become)\s+(?=(?:an?|its|their)\s+(?:own\s+)?(?:new\s+)?(?:fields?|columns?|name|title|status|date|colou?r|number|price|language|code|note|list|tables?|property|properties)\b)/giu,
    'gets ',
  ],
  // “Should fewer be left, …”
  [
    /(?<=^|[.;\n]\s*)should\s+(?=(?:an?|the|there|fewer|more|less|any|it|they|somebody|someone|anybody)\b[^?\n.]*,)/gimu,
    'If ',
  ],
  // “it's”, “they've”
  [/\b(it|that|there)'s\s+(?=(?:the|an?|only|just|for|not|up to)\b)/giu, '$1 is '],
  [/\b(we|they|you|i)'ve\b/giu, '$1 have'],
  [/\b(we|they|you)'re\b/giu, '$1 are'],
  [/\b(they|you|it|he|she)'ll\b/giu, '$1 will'],
]

/** What happens, as a noun: “by the deletion of a course must …” */
const HAPPENS =
  /(?<=^|[.;\n]\s*)(?:by|on|upon|after|at|with|in case of)\s+(?:the\s+)?(deletion|removal|creation|cancellation|completion|approval|rejection|payment)\s+of\s+((?:an?|the|each)\s+[\p{L}-]+)\s*,?\s+(?=\p{L})/gimu
const DONE: Readonly<Record<string, string>> = {
  deletion: 'deleted',
  removal: 'deleted',
  creation: 'created',
  cancellation: 'cancelled',
  completion: 'completed',
  approval: 'approved',
  rejection: 'rejected',
  payment: 'paid',
}

/** A text as it would usually be written. */
export function inUsualEnglish(text: string): string {
  const told = withoutCapitals(text).replaceAll(
    HAPPENS,
    (_, noun: string, what: string) => `when ${what} is ${DONE[noun.toLowerCase()] ?? noun}, `,
  )
  return WAYS.reduce((all, [pattern, same]) => all.replaceAll(pattern, same), told)
    .replaceAll(ONGOING_WORDS, (all, is: string, word: string) => {
      const forms = ONGOING.get(word.toLowerCase())
      return forms === undefined ? all : is.toLowerCase() === 'is' ? forms.one : forms.many
    })
    .replaceAll(
      PASTS,
      (_, be: string, word: string) => `${be} ${IRREGULAR_PASTS.get(word.toLowerCase()) ?? word}`,
    )
    .replaceAll(UNCOUNTED, '$1')
    .replaceAll(/\b(children|people|men|women|mice|feet|teeth)s\b/giu, '$1')
}
