import { formsOf } from '../grammar/verb-forms.ts'
import { ACTS } from '../people/act-words.ts'

/** What a verb of a rule does: to a row, to a value of it, or to people. */
export type Sort =
  | 'create'
  | 'delete'
  | 'update'
  | 'set'
  | 'more'
  | 'less'
  | 'tell'
  | 'call'
  | 'refuse'

const SORTS: Readonly<Record<Sort, string>> = {
  create:
    'add create make place book post write submit insert save upload record enter log register open file start request issue raise store note generate schedule leave keep',
  delete: 'delete remove erase clear drop discard',
  update: 'change update edit modify alter amend',
  set: 'set clear empty blank mark change update turn put switch flip move reset make copy fill store record save free release archive unarchive approve reject close reopen open complete finish publish unpublish cancel pause activate deactivate confirm lock unlock block unblock hide flag enable disable derive build',
  more: 'increase raise add increment restore return grow rise credit award grant give bump put',
  less: 'reduce decrease lower subtract deduct take decrement lessen drop fall sink shrink remove charge',
  tell: 'email e-mail mail notify inform tell message alert warn remind send write ask let thank hear',
  call: 'call post ping hit trigger send notify push forward report',
  refuse: 'refuse reject deny block prevent forbid disallow decline stop fail abort',
}
/** Forms of verbs that only say that something is so, or has become so. */
const OTHERS = 'pay buy lend sell show begin cancel enrol have get go be'
const ALL = new Map<string, readonly Sort[]>()
const BASES = new Map<string, string>([
  ['is', 'be'],
  ['are', 'be'],
  ['was', 'be'],
  ['were', 'be'],
  ['has', 'have'],
  ['written', 'write'],
])
for (const [sort, verbs] of Object.entries(SORTS))
  for (const verb of verbs.split(' '))
    if (isSort(sort)) ALL.set(verb, [...(ALL.get(verb) ?? []), sort])
const OF_ACTS = ACTS.flatMap(({ verbs }) =>
  verbs.split('|').map((verb) => verb.split(' ')[0] ?? ''),
)
for (const verb of [...ALL.keys(), ...OTHERS.split(' '), ...OF_ACTS])
  for (const [word] of formsOf(verb)) if (!BASES.has(word)) BASES.set(word, verb)

function isSort(name: string): name is Sort {
  return name in SORTS
}

/** `created`, `creates`, `creating` → `create`; a word that is no verb stays, less its ending. */
export function verbOf(word: string): string {
  const plain = word.toLowerCase()
  return BASES.get(plain) ?? stemOf(plain)
}

/** `close` → `closed`: what is so once it is done. */
export const doneOf = (verb: string): string =>
  formsOf(verbOf(verb)).findLast(([, form]) => form === 'past')?.[0] ?? verb

/** `shipped` → `ship`, `approves` → `approve`: enough to tell it in a value. */
function stemOf(word: string): string {
  return word
    .replace(/(?<last>[bdgmnprt])\k<last>(?:ed|ing)$/, '$<last>')
    .replace(/(?<=.{3})(?:ed|ing|es|s)$/, '')
}

export const sortsOf = (word: string): readonly Sort[] => ALL.get(verbOf(word)) ?? []

export const isA = (word: string, sort: Sort): boolean => sortsOf(word).includes(sort)

/** `cancellation` → `cancelled`: deeds that are named as things. */
export const NOMINAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cancellation: 'cancelled',
    cancelation: 'cancelled',
    payment: 'paid',
    approval: 'approved',
    rejection: 'rejected',
    confirmation: 'confirmed',
    shipment: 'shipped',
    shipping: 'shipped',
    dispatch: 'dispatched',
    delivery: 'delivered',
    completion: 'completed',
    publication: 'published',
    publishing: 'published',
    return: 'returned',
    creation: 'created',
    deletion: 'deleted',
    removal: 'deleted',
    closing: 'closed',
    closure: 'closed',
    activation: 'activated',
    archiving: 'archived',
    submission: 'created',
    update: 'updated',
    change: 'changed',
  }),
)
const NUMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    no: '0',
    none: '0',
    zero: '0',
    nothing: '0',
    a: '1',
    an: '1',
    one: '1',
    single: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    twelve: '12',
    fifteen: '15',
    twenty: '20',
    'twenty-four': '24',
    thirty: '30',
    'forty-eight': '48',
    fifty: '50',
    hundred: '100',
  }),
)

/** `three` → `3`; undefined for what is no number. */
export function numberIn(words: string): string | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/^[€$£]\s*/, '')
  // `10,000.00`
  const thousands = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?/.exec(plain)?.[0].replaceAll(',', '')
  const digits = /^-?\d+(?:[.,]\d+)?/.exec(plain)?.[0].replace(',', '.')
  return thousands?.replace(/\.0+$/, '') ?? digits ?? NUMBERS.get(plain.split(/\s+/)[0] ?? '')
}

export const NUMBER = String.raw`(?:-?[€$£]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)|${[
  ...NUMBERS.keys(),
]
  .filter((word) => !/^(?:no|none|nothing|a|an|single)$/.test(word))
  .join('|')})`
