/** Marks of TypeScript that mean nothing here: what to say instead. */
export const REFUSED_MARKS: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  '=': ['`=` sets a value, and a formula sets nothing.', 'To compare, write `==`.'],
  '+=': ['`+=` changes a value, and a formula changes nothing.', 'Write the new value: `a + b`.'],
  '-=': ['`-=` changes a value, and a formula changes nothing.', 'Write the new value: `a - b`.'],
  '*=': ['`*=` changes a value, and a formula changes nothing.', 'Write the new value: `a * b`.'],
  '/=': ['`/=` changes a value, and a formula changes nothing.', 'Write the new value: `a / b`.'],
  '++': ['`++` changes a value, and a formula changes nothing.', 'Write the new value: `a + 1`.'],
  '--': ['`--` changes a value, and a formula changes nothing.', 'Write the new value: `a - 1`.'],
  '&': ['A single `&` means nothing here.', 'For "and", write `&&`.'],
  '|': ['A single `|` means nothing here.', 'For "or", write `||`.'],
  '**': ['`**` is no operator here.', 'Write `power(a, b)`.'],
  '^': ['`^` is no operator here.', 'For a power, write `power(a, b)`.'],
  '<<': ['`<<` is no operator here.', 'Use the functions for numbers.'],
  '>>': ['`>>` is no operator here.', 'Use the functions for numbers.'],
  '~': ['`~` is no operator here.', 'For "not", write `!`.'],
  '...': [
    "`...` can't be used here.",
    'Join lists with `concat(a, b)`, objects with `merge(a, b)`.',
  ],
  ';': [
    'A formula is one value; `;` would begin another.',
    'Take the `;` away, or use a step for each.',
  ],
  '//': ["A comment can't stand in a formula.", 'Write it into the description of the step.'],
  '/*': ["A comment can't stand in a formula.", 'Write it into the description of the step.'],
  '=>': [
    'An arrow stands in a list method alone.',
    'Write it like `items.map(item => item.name)`.',
  ],
  '#': ['`#` means nothing here.', 'Take it away.'],
  '@': ['`@` means nothing here.', "Put text in quotes: `'@name'`."],
  '\\': ['`\\` means nothing outside of quotes.', 'Take it away.'],
}

type Refused = readonly [message: string, cure: string]

/** Words of TypeScript, or of everyday speech, and what to write instead. */
const WORDS: Readonly<Record<string, Refused>> = {
  undefined: ['`undefined` is not known here.', 'For nothing, write `null`.'],
  nothing: ['Nothing is written `null`.', 'Write `null`.'],
  and: ['"and" is written `&&`.', 'Write `a && b`.'],
  or: ['"or" is written `||`.', 'Write `a || b`.'],
  not: ['"not" is written `!`.', 'Write `!a`.'],
  is: ['"is" is written `==`.', 'Write `a == b`.'],
  this: ['`this` is not known here.', 'Name the value: `row`, `user` or an earlier step.'],
  new: ["`new` makes objects of code, which a formula can't.", 'Use a function, or a code step.'],
  typeof: ['`typeof` is not needed: the type of each value is known.', 'Take it away.'],
  in: ['`in` is no operator here.', 'Write `list has value`.'],
  instanceof: ['`instanceof` is no operator here.', 'Compare a field instead.'],
  await: ['`await` is not needed: earlier steps are finished.', 'Take it away.'],
  NaN: ['`NaN` is no value.', 'For nothing, write `null`.'],
  Infinity: ['`Infinity` is no value.', 'Write the largest number that you mean.'],
}

const PROGRAM_WORDS =
  'break case catch class const continue debugger default delete do else enum eval export extends ' +
  'finally for function if import let return static super switch throw try var void while with yield'

/** What may be no name at all. */
export const REFUSED_WORDS: ReadonlyMap<string, Refused> = new Map<string, Refused>([
  ...Object.entries(WORDS),
  ...PROGRAM_WORDS.split(' ').map((word): [string, Refused] => [
    word,
    [
      `\`${word}\` belongs to whole programs; a formula is one value.`,
      'Use a step, or a code step.',
    ],
  ]),
])

/** Objects of JavaScript that people try: where the same is found. */
export const REFUSED_CALLS: Readonly<Record<string, string>> = {
  toUpperCase: 'upper(…)',
  toLowerCase: 'lower(…)',
  includes: 'contains(…, part)',
  indexOf: 'position(…, part)',
  startsWith: 'startsWith(…, part)',
  endsWith: 'endsWith(…, part)',
  replace: 'replace(…, part, by)',
  replaceAll: 'replace(…, part, by)',
  trim: 'trim(…)',
  split: 'split(…, separator)',
  slice: 'slice(…, from, to)',
  substring: 'slice(…, from, to)',
  padStart: 'padStart(…, length, mark)',
  repeat: 'repeat(…, times)',
  join: 'join(…, separator)',
  concat: 'concat(…, other)',
  reverse: 'reverse(…)',
  toString: 'text(…)',
  toFixed: 'round(…, places)',
  at: 'item(…, position)',
  flat: 'flatten(…)',
  sort: 'sort(…)',
  toISOString: 'text(…)',
  reduce: 'sumOf(item => …)',
  forEach: 'map(item => …)',
  flatMap: 'flatten(….map(item => …))',
}
