/** How a verb is said: `edit`, `edits`, `editing`, `edited`. */
export type Form = 'base' | 's' | 'ing' | 'past'

/** Verbs whose past is none by rule: past, and participle where that is another. */
const IRREGULAR: Readonly<Record<string, string>> = {
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  choose: 'chose chosen',
  cut: 'cut',
  do: 'did done',
  draw: 'drew drawn',
  drop: 'dropped',
  find: 'found',
  forbid: 'forbade forbidden',
  get: 'got gotten',
  give: 'gave given',
  go: 'went gone',
  have: 'had',
  hide: 'hid hidden',
  hold: 'held',
  keep: 'kept',
  know: 'knew known',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lose: 'lost',
  make: 'made',
  oversee: 'oversaw overseen',
  pay: 'paid',
  put: 'put',
  read: 'read',
  rewrite: 'rewrote rewritten',
  run: 'ran run',
  see: 'saw seen',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  show: 'showed shown',
  shut: 'shut',
  speak: 'spoke spoken',
  take: 'took taken',
  tell: 'told',
  undo: 'undid undone',
  withdraw: 'withdrew withdrawn',
  write: 'wrote written',
}
/** Participles by pasts that are another word: `wrote`. */
export const IRREGULAR_PASTS: ReadonlyMap<string, string> = new Map(
  Object.values(IRREGULAR).flatMap((forms) => {
    const [past = '', participle] = forms.split(' ')
    return participle === undefined ? [] : [[past, participle] as const]
  }),
)
/** Short verbs whose last letter is said twice: `planning`. */
const DOUBLED =
  /^(?:.*(?:plan|submit|log|drop|permit|rub|bin|swap|ship|tag|pin|stop|put|set|cut|get|let|run|scan|chat|enrol|cancel|label|control|travel|bid|forbid|trim|shut|wipe out|crud|admit|commit|strip|hit|flag|ban))$/

/** Every form of a verb; of one of several words the first changes: `checks out`. */
export function formsOf(verb: string): readonly (readonly [word: string, form: Form])[] {
  const end = DOUBLED.test(verb) ? verb + (verb.at(-1) ?? '') : verb.replace(/e$/, '')
  const ing = verb.endsWith('ee') ? `${verb}ing` : verb.endsWith('ie') ? verb : `${end}ing`
  const past = IRREGULAR[verb]?.split(' ') ?? [
    /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : verb.endsWith('ee')
        ? `${verb}d`
        : `${end}ed`,
  ]
  const s = /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
  const american: readonly (readonly [string, Form])[] = verb.endsWith('l')
    ? [
        [`${verb}ed`, 'past'],
        [`${verb}ing`, 'ing'],
      ]
    : []
  return [
    [verb, 'base'],
    [s, 's'],
    [ing, 'ing'],
    ...past.map((word) => [word, 'past'] as const),
    ...american,
  ]
}
