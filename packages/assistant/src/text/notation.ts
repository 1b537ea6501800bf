import { withoutAsides } from './asides.ts'

/** Ways of writing down in signs what is otherwise said in words. */
const SIGNS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/\bvalid (from|until|to|till|through)\b/gi, 'valid-$1'],
  [/\b(?:bigger|greater|higher|larger|more) (?:than )?or equal(?: to| than)?\b/gi, 'at least'],
  [/\b(?:less|smaller|lower|fewer) (?:than )?or equal(?: to| than)?\b/gi, 'at most'],
  [/\bprecisely\b|\bstrictly(?= one\b)/gi, 'exactly'],
  // “We have four stylists”: how many there are today is kept of nobody.
  [
    /(?<=(?:^|[.;!?]\s+|,?\s+and\s+)(?:we|i|there)(?:\s+(?:currently|now|have|own|run|keep|offer|manage|rent out|hire out|lend out|are|got|'ve got|look after|'re))+\s+(?:about\s+|around\s+|over\s+)?)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|\d+)\s+(?=(?:\p{L}+\s)?\p{L}+s\b(?!\s*:))/gimu,
    '',
  ],
  // “three rooms: the hall, the kitchen and the bar”: rows, as they are today.
  [
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(\p{L}+s)\s*:\s+the\s+\p{L}+(?:\s\p{L}+)?(?:\s*,\s*the\s+\p{L}+(?:\s\p{L}+)?)*\s*,?\s+and\s+the\s+\p{L}+(?:\s\p{L}+)?(?=\s*[.;\n]|\s*$)/giu,
    '$1',
  ],
  // `owner fk`, `id pk`, `vendor_id (FK vendors)`
  [/\b(?:id\s+)?\(?\bpk\b\)?\s*,\s*/gi, ''],
  [
    /\b([\p{L}_]+?)(?:_id|Id)?\s+\(?(?:fk|foreign key|refs)(?:\s*(?:to\s+|(?:→|->)\s*)?[\p{L}_]+)?\)?(?=\s*(?:[,;)\n]|$))/giu,
    'one $1',
  ],
  // `diet [none, vegan]`
  [/(?<=[\p{L}\d])\s*\[([^[\]\n]{2,120})\]/gu, ' ($1)'],
  [/(?<=[\p{L}_])\s*(?:\{\s*)([^{}\n]{3,300}?)\s*\}/gu, ' ($1)'],
  // `Vehicles. Attributes: plate, model`
  [
    /^(\s*(?:[-*•]|\d+[.)])?\s*[\p{L}]+(?:\s[\p{L}]+)?)\s*[.:]\s+(?:attributes|fields|columns|properties|data(?: kept)?)\s*:\s*/gimu,
    '$1: ',
  ],
  // `chip no.`, `no. / size`
  [
    /(?<=\p{L}\s)(?<!\b(?:yes|or|and|default|is|are|say|says|answer|with|to|as)\s)no\b\.?(?=\s*(?:[,:;(]|\s\/\s|\s(?:unique|required|optional)\b))|(?<=(?:^|[:,(/])\s*)no\.(?=\s*(?:[,)\n]|$|\/\s))/gimu,
    'number',
  ],
  // `# seats`, `unique: seat + show`
  [/(?<=[,:;(-]\s*)#\s*(?:of\s+)?(?=\p{L}+(?:\s\p{L}+)?s\b)/giu, 'number of '],
  [
    /(?<=^|[.;\n]\s*)unique(?:\s+together)?\s*[:=]\s*([\p{L} ]+?)\s*(?:\+|&|,|and)\s*([\p{L} ]+?)(?=\s*(?:[.;\n]|$))/gimu,
    '$1 and $2 together are unique',
  ],
  [/\b(unique|required|optional)\s*\+\s*(?=(?:unique|required|optional|max|min)\b)/giu, '$1, '],
  // `hidden yes/no`
  [/(?<=[\p{L}\d])\s+(?:y\s?\/\s?n|yes\s?\/\s?no)(?=\s*(?:[,;.\n)]|$|\s\/\s))/giu, ' (yes/no)'],
  [
    /^.{2,60}\s[–-]\s+(?:requirements|scope|specification|spec|overview|data to be kept|notes)\s*$/gimu,
    '',
  ],
  // `open -> in progress -> solved`: one after the other
  [
    /\s*(?:->|→|=>)\s*(?=\p{L}[\p{L} -]*?\s*(?:->|→|=>))|(?<=(?:->|→|=>)\s*\p{L}[\p{L} -]*?)\s*(?:->|→|=>)\s*(?=\p{L})/gu,
    ' / ',
  ],
  [/\b(with|by)\s+there\s+(?=\p{L})/giu, '$1 their '],
  [
    /\b(add|edit|see|manage|delete|enter|register|bring|change|have|book|of|for|to|on)\s+there\s+(?=[\p{L}-]+s\b(?<!always|sometimes|besides))/giu,
    '$1 their ',
  ],
  [/\bsing(s?)(?=[\s-]+(?:up|in)\b)/gi, 'sign$1'],
  [/\bone ore more\b/gi, 'one or more'],
  [/\bask(s?)\s+for\s+(?=an?\s)/gi, 'request$1 '],
  [
    /\ba\s+(?=(?:owner|author|admin|employee|item|order|event|idea|invoice|editor|email|account|address|appointment|answer|artist)s?\b)/gi,
    'an ',
  ],
  [/\bthere own\b/gi, 'their own'],
  [/,?\s+(?:and\s+)?not (?:only|just) (?:their|his|her|its|my|our) own\b[^.\n]*/gi, ''],
  // “…, can we cap them at 80?” asks anew.
  [
    /,\s+(?:so\s+)?(?:can|could)\s+(?:we|you|i)\s+(?:please\s+)?(?=(?:cap|make|add|limit|rename|remove|change|set|have|keep|delete)\b)/gi,
    '. ',
  ],
  [
    /\s+(?:from now on|starting now|as of (?:now|today)|from today(?: on)?)(?=\s*[,.;\n]|\s*$)/gim,
    '',
  ],
  [/\bid like\b/gi, 'I would like'],
  // “add a list no wait just labels”: what was said first is taken back.
  [
    /(?<=^|[,.;:]\s*|\b(?:add|create|make|need|want|have|with|and)\s)[^,.;:\n()]{2,40}?\s*,?\s*\b(?:no,? wait|wait,? no|scratch that|i mean|or rather|(?:no|oh),? sorry|actually no|er,? no)\b,?\s*(?:just\s+|rather\s+|make (?:that|it)\s+)?/gimu,
    '',
  ],
]

export function inWords(text: string): string {
  return withoutAsides(
    SIGNS.reduce((all, [pattern, words]) => all.replaceAll(pattern, words), text),
  )
}
