/** singular → plural, where no rule gives it. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['tooth', 'teeth'],
  ['foot', 'feet'],
  ['mouse', 'mice'],
  ['goose', 'geese'],
  ['ox', 'oxen'],
  ['leaf', 'leaves'],
  ['life', 'lives'],
  ['knife', 'knives'],
  ['wife', 'wives'],
  ['half', 'halves'],
  ['shelf', 'shelves'],
  ['wolf', 'wolves'],
  ['thief', 'thieves'],
  ['loaf', 'loaves'],
  ['calf', 'calves'],
  ['potato', 'potatoes'],
  ['tomato', 'tomatoes'],
  ['hero', 'heroes'],
  ['echo', 'echoes'],
  ['veto', 'vetoes'],
  ['quiz', 'quizzes'],
  ['index', 'indexes'],
  ['vertex', 'vertices'],
  ['matrix', 'matrices'],
  ['analysis', 'analyses'],
  ['crisis', 'crises'],
  ['basis', 'bases'],
  ['thesis', 'theses'],
  ['hypothesis', 'hypotheses'],
  ['diagnosis', 'diagnoses'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['medium', 'media'],
  ['bus', 'buses'],
  ['gas', 'gases'],
  ['status', 'statuses'],
  ['alias', 'aliases'],
  ['bonus', 'bonuses'],
  ['campus', 'campuses'],
  ['virus', 'viruses'],
  ['movie', 'movies'],
  ['cookie', 'cookies'],
  ['zombie', 'zombies'],
  ['tie', 'ties'],
  ['pie', 'pies'],
  ['lie', 'lies'],
  ['calorie', 'calories'],
  ['cache', 'caches'],
  ['axe', 'axes'],
  ['shoe', 'shoes'],
  ['toe', 'toes'],
  ['menu', 'menus'],
  ['taxi', 'taxis'],
  ['ski', 'skis'],
  ['atlas', 'atlases'],
  ['canvas', 'canvases'],
])

const BACK: ReadonlyMap<string, string> = new Map([...IRREGULAR].map(([one, many]) => [many, one]))

/** Words that have no plural, or look like one: a single one of them needs another word. */
const UNCOUNTABLE: ReadonlySet<string> = new Set([
  'advice',
  'aircraft',
  'audio',
  'baggage',
  'cash',
  'content',
  'data',
  'equipment',
  'evidence',
  'feedback',
  'fish',
  'furniture',
  'hardware',
  'homework',
  'information',
  'inventory',
  'knowledge',
  'luggage',
  'mail',
  'merchandise',
  'metadata',
  'money',
  'music',
  'news',
  'progress',
  'research',
  'series',
  'sheep',
  'software',
  'species',
  'staff',
  'stock',
  'traffic',
  'training',
  'weather',
  'work',
])

export function isUncountable(word: string): boolean {
  return UNCOUNTABLE.has(word)
}

/** `task` → `tasks`; a word that is plural stays. */
export function pluralOf(word: string): string {
  if (isUncountable(word) || BACK.has(word)) return word
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  if (isPlural(word)) return word
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return `${word}s`
}

/** `tasks` → `task`; a word that is singular stays. */
export function singularOf(word: string): string {
  const irregular = BACK.get(word)
  if (irregular !== undefined) return irregular
  if (!isPlural(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:ss|x|tz|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

function isPlural(word: string): boolean {
  if (IRREGULAR.has(word) || isUncountable(word)) return false
  return word.length > 2 && /[^sui]s$/.test(word)
}
