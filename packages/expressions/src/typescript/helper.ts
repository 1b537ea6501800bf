import { defaultRef, ref, type Ref } from '@drawbridge/source/pieces'

/** Where the emitted helpers stand in a repository; see `@drawbridge/expressions/helpers`. */
export const HELPERS = 'src/functions'

/** A function of an emitted helper: mentioning it imports it. */
export const helper = (name: string, file: string): Ref => ref(name, `${HELPERS}/${file}.ts`)

/** Exact arithmetic: `Big(price).times(2)`. */
export const BIG: Ref = defaultRef('Big', 'big.js')

/** What emitted formulas import, by name; a test compares it with the helpers. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'addDays addMonths addTime average between booleanOf byExact byText byValue capitalize ' +
    'chunk compact dateFrom dateOf decimal decodeBase64 divide divideOrNothing endOfMonth ' +
    'escapeHtml exactAverage exactRemainder exactSum exactly fingerprint formatDate ' +
    'fromTimestamp get greatest groupBy has hasNumber inZone indexOf integer integerOf ' +
    'isBlank isEmail isEven isTimeZone isUuid join least listOf momentFrom nothingFirst number ' +
    'numberOf omit parseJson pick position quotient range remainder repeat replace round ' +
    'roundExact roundingOf sameNumber shortId slice slug sortBy split squareRoot ' +
    'startOfDay startOfMonth startOfWeek sum textOf toJson toUuid truncate unlessBlank weekday ' +
    'withoutSign words yearsBetween randomUUID'
  ).split(' '),
)

/** Whether emitted formulas may import something of this name, so that nothing else may have it. */
export const isHelper = (name: string): boolean => name === 'Big' || NAMES.has(name)
