import { singularOf } from '@drawbridge/kinds/faces'
import { wordsOf } from '@drawbridge/kinds/faces'
import { isClosed } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { COMMON } from './common-words.ts'
import { isEnglish } from './dictionary.ts'
import { isFormOf, slipsTo } from './slips.ts'

/** Words by which a prompt is understood: one that is misspelt is read as the word that it is nearly. */
const KNOWN = new Set(
  `added address allowed already among amount another anybody anyone appointment approved
  archived authenticator available average because been before belong belongs between boolean
  booked called cancelled cannot category change changed characters collection column comment
  compulsory confirmed connect create created customer customers
  database date decimal default delete deleted description email endpoint
  every everybody everyone exactly false field fields first following forget greater has have
  image includes increase integer invitation last least length letters link links login mandatory
  manager maximum message minimum minutes money must name named never nobody number numbers only
  optional order orders other owner password passwords patient patients people person phone picture
  price product products publish published quantity read reduce register registered relation
  remove removed rename required reset restore role roles second sell seller send shall should sign
  signed status stock store subject surname table tables text than that their there they time title
  total unique update updated user users value values where whether which whoever with without write
  year years able when wrong quite display milking milkings buyer buyers sellers birthday
  insurance weight height species company companies expiry deadline employee employees department
  ingredient ingredients location calculated computed relation supplier invoice invoices author
  duration exceed exceeds longer shorter negative positive swimming depend depends staff students lesson lessons exactly
  enrolled enrolment logged record records empty treatment duration language capacity supplier suppliers student students teacher
  teachers subscription country temperature comment rating reservation appointments`
    .split(/\s+/)
    .filter(Boolean),
)

/** Short forms, and mistakes that are no near miss of the right word alone. */
const MEANT: Readonly<Record<string, string>> = {
  ad: 'add',
  hav: 'have',
  evry: 'every',
  evrything: 'everything',
  eather: 'either',
  hve: 'have',
  wen: 'when',
  wich: 'which',
  abel: 'able',
  shoud: 'should',
  shud: 'should',
  shuld: 'should',
  teh: 'the',
  thier: 'their',
  pls: 'please',
  plz: 'please',
  cant: "can't",
  dont: "don't",
  doesnt: "doesn't",
  isnt: "isn't",
  arent: "aren't",
  shouldnt: "shouldn't",
  mustnt: "mustn't",
  id: 'id',
  wanna: 'want to',
  gonna: 'going to',
  u: 'you',
  ppl: 'people',
  chars: 'characters',
  char: 'characters',
  req: 'required',
  opt: 'optional',
  uniq: 'unique',
  uniqe: 'unique',
  obligatory: 'required',
  compulsory: 'required',
  mandatory: 'required',
  atleast: 'at least',
  atmost: 'at most',
  alot: 'a lot',
  adress: 'address',
  wiht: 'with',
  wether: 'whether',
  nmae: 'name',
  ned: 'need',
  foto: 'photo',
  fotos: 'photos',
  ther: 'their',
  becuase: 'because',
  recieve: 'receive',
  seperate: 'separate',
  definately: 'definitely',
  untill: 'until',
  alow: 'allow',
  alowed: 'allowed',
  acess: 'access',
  acount: 'account',
  pirce: 'price',
  lest: 'least',
  caracters: 'characters',
  leters: 'letters',
  numbr: 'number',
  nr: 'number',
  dob: 'date of birth',
  bday: 'birthday',
  qty: 'quantity',
  addr: 'address',
  amt: 'amount',
  dept: 'department',
  approx: 'about',
  boht: 'both',
  foudn: 'found',
  birht: 'birth',
  brith: 'birth',
  yeer: 'year',
  yera: 'year',
  nubmer: 'number',
  tehre: 'there',
  taht: 'that',
  becasue: 'because',
  calender: 'calendar',
  wieght: 'weight',
  hieght: 'height',
  lenght: 'length',
  widht: 'width',
  heigth: 'height',
  licensce: 'licence',
  fo: 'of',
  ot: 'to',
  nd: 'and',
  thsi: 'this',
  shoudl: 'should',
  coudl: 'could',
  woudl: 'would',
  wont: "won't",
  theres: 'there is',
  wheres: 'where is',
  whos: 'who is',
  whats: 'what is',
  youre: 'you are',
  theyre: 'they are',
  weve: 'we have',
  ive: 'I have',
  im: 'I am',
  lets: 'let us',
}

const SAID = new Set([...KNOWN, ...COMMON])
const DEEDS = [...DEED_WORDS.keys()].filter((word) => /^[a-z]{5,}$/.test(word) && !SAID.has(word))

/**
 * The text with the slips put right that stand between it and being understood. A name that is not among the words
 * of the language stays as it is written, unless the project has one that it is nearly.
 * @param names of what there is in the project
 */
export function spelt(text: string, names: readonly string[]): string {
  const own = new Set(names.flatMap(wordsOf).filter((word) => word.length > 3))
  const known = new Map<string, string | undefined>()
  return text.replaceAll(/(?<![\w@./:'’-])[A-Za-z]+(?![\w@/:'’-]|\.\w)/g, (word, at: number) => {
    const lower = word.toLowerCase()
    // “Ads” are things as well.
    if (lower === 'ad' && !ASKED.test(text.slice(0, at))) return word
    const meant = Object.hasOwn(MEANT, lower) ? MEANT[lower] : undefined
    if (meant !== undefined) return asWritten(word, meant)
    if (lower.length < 4 || isWord(lower, own)) return word
    if (!known.has(lower)) known.set(lower, meantBy(lower, own))
    const best = known.get(lower)
    // A word of its own is no slip, however near it is to one that is known: moths are no months.
    return best === undefined || isEnglish(lower) || isRepeated(lower, text)
      ? word
      : asWritten(word, best)
  })
}

/** Whether it is said again, as one or as many: fingers seldom slip the same way. */
function isRepeated(word: string, text: string): boolean {
  const one = singularOf(word)
  const all = text.toLowerCase().match(/[a-z]+/g) ?? []
  return all.filter((other) => other === word || singularOf(other) === one).length > 1
}

/** Whether it is a word that stands for itself, in any form. */
function isWord(word: string, own: ReadonlySet<string>): boolean {
  if (isKnown(word) || own.has(word)) return true
  return stemsOf(word).some((stem) => stem.length > 3 && (isKnown(stem) || own.has(stem)))
}

const isKnown = (word: string): boolean => SAID.has(word) || DEED_WORDS.has(word) || isClosed(word)

const ENDING =
  /(?:ies|es|s|ied|ed|ing|ings|er|ers|or|ors|ly|y|al|ion|ions|ment|ments|ness|less|able|ful|ity)$/

/** What a word may be a form of: `milkings` → `milk`. */
function stemsOf(word: string): readonly string[] {
  const stem = word.replace(ENDING, '')
  return stem === word ? [] : [stem, `${stem}e`, `${stem}y`, stem.replace(/(.)\1$/, '$1')]
}

/** The word that it is nearly: of the project, of the language of prompts, or a form of a verb. */
function meantBy(word: string, own: ReadonlySet<string>): string | undefined {
  const all = [...own, ...SAID].filter(
    (target) => !isFormOf(word, target) && !isFormOf(target, word),
  )
  return (
    all.find((target) => slipsTo(word, target) === 1) ??
    all.find((target) => slipsTo(word, target) === 2) ??
    DEEDS.find((target) => !isFormOf(target, word) && slipsTo(word, target) === 1)
  )
}

/** Behind this “ad” says that something is to be added. */
const ASKED =
  /(?:^|[.!?;:\n]|,|\b(?:to|can|may|please|pls|and|also|then|you|just|or|should|must))\s*$/i

const asWritten = (word: string, meant: string): string =>
  /^[A-Z]/.test(word) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant
