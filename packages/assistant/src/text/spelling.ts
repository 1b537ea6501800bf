import { wordsOf } from '@drawbridge/kinds/faces'
import { isClosed } from '../grammar/closed-words.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { COMMON } from './common-words.ts'
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

/** Words of their own that look like a slip of another. */
const OWN = new Set(
  `rate rates late side site sites note notes tables filed yield yields titles tiles prince prize prizes
  place places price prices form forms uses used using owners orders rental rentals dates data rooms
  roles rules sole rows raw total totals tool tools real reals state states stocks shock valued volume
  volumes linked lists list lasts lasting least lease leases leased signs signal sent spent send
  sending friend friends phones photo photos text texts test tests tent tents next steps shop shops
  shown show shows stores story stories stage stages second seconds meant men member members
  sell cell cells seller selling tell well yell called calls caller fall falls full fully fuel
  order border borders elder older under owner own team teams terms time times timer item items
  included including current currents small contact contacts contain contains shall stall
  their three these those there where here hers other others mother weather feather leather whether
  authenticate authenticated authentication authenticates speciality specialty specialities
  quote quotes quoted brew brews brewed brewing brewer brewers
  with width wish wide write writes writer writers wrote white quite quiet suite site role pole
  able cable table stable fable text next must most just dust last list lost cost post host
  year years ear near bear tear gear fear hear read lead load road bread ready red reads
  number numbers member lumber name names game games same fame tame lame mane
  value values valve valves birth birds berth worth north fourth mirth
  date rate gate late mate data dates gates mates when then than that what chat hat
  send sand land hand band bend lend tend end ends field fields filed
  user uses users used buyer buyers seller sellers layer layers player players
  message messages massage massages package packages passage passages
  manager managers manage manages managed change changes changed charge charges charged chance chances
  count counts county country counter mount account accounts amount amounts court courts
  create creates created crate crates crated grate grates
  quantity quality status statue statues statute stature
  stock stocks stick sticks sticker stack stacks store stores score scores shore
  title titles tile tiles tithe little
  product products produce project projects
  patient patients patent patents parent parents present presents
  order orders older folder folders holder holders
  price prices pride prime prize slice slices spice spices rice
  image images usage stage stages
  phone phones prone drone drones
  link links line lines lint ink drink drinks pink sink
  login logins logic long
  email emails retail detail details
  role roles rolls tole hole holes pole poles
  person persons reason reasons season seasons lesson lessons
  people peoples purple
  reader readers leader leaders header headers
  publish published publisher publishers polished
  register registers registered registrar
  subject subjects object objects
  update updates updated
  delete deletes deleted
  remove removes removed remote
  sign signs sigh design designs singe
  length lengths
  restore restores restored
  second seconds
  total totals
  unique
  address addresses dressed
  comment comments commend content contents contest contests context contexts consent consents
  category categories
  customer customers custom costume costumes
  average averages beverage beverages
  display displays
  seeds seed feed feeds speed
  wards ward word words world worlds
  teacher teachers reached
  course courses source sources coarse horse horses house houses
  desk desks disk disks
  doctor doctors factor factors
  lots plots slots shots hosts ships chips clips trips strips shirts skirts
  hive hives live lives drive drives driver drivers dive five
  gigs pigs digs songs wings kings rings things
  album albums shelf shelves
  venue venues revenue
  habit habits rabbit rabbits
  plan plans plant plants planet planets plane planes
  rental rentals mental dental
  farm farms form forms firm firms
  gym gyms bill bills pill pills
  wines wine vine mine line fine
  boats boat coat goat float
  loan loans clean
  rented rents sents cents
  recipe recipes
  museum museums
  volunteer volunteers shift shifts
  trip trips tips
  along require requires connection connections newer action actions
  canceled canceling forgot leash owned owns produces producers reverse reserves shell shells sorted sorting
  spend spends spending storm storms stuck thank thanks theme themes collecting collector collectors
  correction corrections auction auctions invite invites invitee invited eight weights freight fright
  specials employer employers compute computer computers authority location locations county countries
  alert alerts bat bats booth booths cold confirm conform contrast convert heart hearts discord flow inert shard ease star
  starring trick tying modifier expert experts forged lacks nodes pasted pasting pointing pointed rest resting starts stars string strings taking
  traced tracing tries truck trucks doors door filled filling pressed pressing sitting weigh weighs washing mountain
  mountains organic catering depending depended accompany hosted hotel hotels suppliers ratings rate dating eating teach teaches teached students
  studies languages invoiced involve ingredient relations relative relatives employ employed`
    .split(/\s+/)
    .filter(Boolean),
)

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
    return best === undefined ? word : asWritten(word, best)
  })
}

/** Whether it is a word that stands for itself, in any form. */
function isWord(word: string, own: ReadonlySet<string>): boolean {
  if (isKnown(word) || own.has(word)) return true
  return stemsOf(word).some((stem) => stem.length > 3 && (isKnown(stem) || own.has(stem)))
}

const isKnown = (word: string): boolean =>
  SAID.has(word) || OWN.has(word) || DEED_WORDS.has(word) || isClosed(word)

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
