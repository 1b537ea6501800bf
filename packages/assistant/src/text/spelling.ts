import { wordsOf } from '@drawbridge/kinds/faces'
import { COMMON } from './common-words.ts'

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
  duration language capacity supplier suppliers student students teacher
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
  accompany hosted hotel hotels suppliers ratings rate dating eating teach teaches teached students
  studies languages invoiced involve ingredient relations relative relatives employ employed`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * The text with the slips put right that stand between it and being understood. A name that is not among the words
 * of the language stays as it is written, unless the project has one that it is nearly.
 * @param names of what there is in the project
 */
export function spelt(text: string, names: readonly string[]): string {
  const own = new Set(names.flatMap(wordsOf).filter((word) => word.length > 3))
  const targets = [...own, ...KNOWN]
  return text.replaceAll(/(?<![\w@./:'’-])[A-Za-z]+(?![\w@/:'’-]|\.\w)/g, (word, at: number) => {
    const lower = word.toLowerCase()
    // “Ads” are things as well.
    if (lower === 'ad' && !ASKED.test(text.slice(0, at))) return word
    const meant = Object.hasOwn(MEANT, lower) ? MEANT[lower] : undefined
    if (meant !== undefined) return asWritten(word, meant)
    if (lower.length < 4 || own.has(lower) || KNOWN.has(lower) || OWN.has(lower)) return word
    if (/(?:[^aeiou]{5}|^[^aeiou]{4,}$)/.test(lower) && lower.length < 6) return word
    const near = lower.length < 5 ? [] : targets.filter((target) => isSlip(lower, target))
    if (near.length === 0) {
      const jumbled = COMMON.find((target) => isJumbled(lower, target))
      return jumbled === undefined || COMMON_SET.has(lower) ? word : asWritten(word, jumbled)
    }
    const [best] = near.toSorted((a, b) => Number(own.has(b)) - Number(own.has(a)))
    return best === undefined ? word : asWritten(word, best)
  })
}

/** Behind this “ad” says that something is to be added. */
const ASKED =
  /(?:^|[.!?;:\n]|,|\b(?:to|can|may|please|pls|and|also|then|you|just|or|should|must))\s*$/i

const COMMON_SET = new Set(COMMON)
const sorted = (word: string): string => [...word].sort().join('')

/** The same letters in another order, or one too few or too many. */
function isJumbled(word: string, target: string): boolean {
  if (word[0] !== target[0] || isForm(word, target) || isForm(target, word)) return false
  if (word.length === target.length)
    return word.at(-1) === target.at(-1) && sorted(word) === sorted(target)
  // One lacks a vowel, or doubles a letter; whatever else has a letter more may be a word of its own.
  if (word.length < 5) return false
  const at = [...target].findIndex((letter, index) => letter !== word[index])
  const rest = target.slice(0, at) + target.slice(at + 1)
  return word.length === target.length - 1 && rest === word && /[aeiou]/.test(target[at] ?? '')
}

const asWritten = (word: string, meant: string): string =>
  /^[A-Z]/.test(word) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant

/** One letter too many, too few, another one, or two that changed places; two such in long words. */
function isSlip(word: string, target: string): boolean {
  if (Math.abs(word.length - target.length) > 2) return false
  // Another form of the word is no slip of it.
  if (isForm(word, target) || isForm(target, word)) return false
  if (word[0] !== target[0]) return false
  return distance(word, target) <= (target.length >= 9 ? 2 : 1)
}

function isForm(word: string, of: string): boolean {
  return (
    word.startsWith(of) &&
    /^(?:e?s|e?d|r|rs|er|ers|or|ors|ing|y|ly|able|al|ion|ions|ment)$/.test(word.slice(of.length))
  )
}

/** Damerau and Levenshtein's, with neighbours that changed places. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? []
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
