import { Ajv, type ValidateFunction } from 'ajv'
import type { DataValidationCxt } from 'ajv/dist/types/index.js'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaValidationError } from 'fastify'
import { fixDecimal, toScaled } from '../database/decimals.ts'
import { isDay, isMoment, utc } from '../database/times.ts'
import { inWords } from './fault-words.ts'

interface Validate {
  (data: unknown): boolean
  errors?: FastifySchemaValidationError[] | null
}

/**
 * Bodies are taken as they are: a number in quotes is not a number. Addresses are text, so their
 * numbers are read. A schema is compiled when its route is first called, for a quick start.
 */
export function compileSchemas(app: FastifyInstance): void {
  let body: Ajv | undefined
  let address: Ajv | undefined
  const ajvOf = (part: string | undefined): Ajv =>
    part === 'body' ? (body ??= createAjv(false)) : (address ??= createAjv(true))

  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    let compiled: ValidateFunction | undefined
    const numbers = numbersIn(httpPart === 'body' ? {} : schema)
    const validate: Validate = (data) => {
      compiled ??= ajvOf(httpPart).compile(schema)
      const odd = oddNumber(numbers, data)
      const valid = odd === undefined && compiled(data)
      validate.errors = odd ? [odd] : (compiled.errors?.map(inWords) ?? null)
      return valid
    }
    return validate
  })
}

/** `coerceTypes`: whether text may stand for the number or truth value that is asked for. */
export function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    coerceTypes,
    useDefaults: true,
    allowUnionTypes: true,
    validateSchema: false,
    verbose: true,
  })
  addFormats.default(ajv, ['byte', 'email', 'uuid'])
  ajv.addFormat('uri', isWebAddress)
  ajv.addFormat('date', isDay)
  ajv.addFormat('date-time', isMoment)
  ajv.addFormat('int64', isInt64)
  ajv.addFormat('decimal', true)
  for (const [keyword, spell] of Object.entries(SPELLINGS))
    ajv.addKeyword({ keyword, type: 'string', modifying: true, validate: respelling(spell) })
  ajv.addKeyword({
    keyword: 'exactMinimum',
    validate: (limit: string, value: unknown) => !isExact(value) || compare(value, limit) >= 0,
  })
  ajv.addKeyword({
    keyword: 'exactMaximum',
    validate: (limit: string, value: unknown) => !isExact(value) || compare(value, limit) <= 0,
  })
  return ajv
}

/** How the numbers among these texts have to be written: not as `0x1`, ` 1` or `+1`. */
function numbersIn({ properties = {} }: Properties): ReadonlyMap<string, RegExp> {
  return new Map(
    Object.entries(properties).flatMap(([name, { type, items }]): [string, RegExp][] => {
      const types = [type, items?.type].flat()
      if (types.includes('integer')) return [[name, WHOLE]]
      return types.includes('number') ? [[name, DECIMAL]] : []
    }),
  )
}

/** Empty is no number: what that means is the schema's to say. */
const WHOLE = /^(-?\d+)?$/
const DECIMAL = /^(-?\d+(\.\d+)?(e[+-]?\d+)?)?$/i

interface Properties {
  readonly properties?: Readonly<Record<string, Typed & { readonly items?: Typed }>>
}

interface Typed {
  readonly type?: string | readonly string[]
}

function oddNumber(
  numbers: ReadonlyMap<string, RegExp>,
  data: unknown,
): FastifySchemaValidationError | undefined {
  const texts = data as Readonly<Record<string, string | readonly string[]>>
  for (const [name, written] of numbers) {
    if ([texts[name] ?? []].flat().every((text) => written.test(text))) continue
    const message = 'must be a number, in digits'
    return { keyword: 'type', instancePath: `/${name}`, schemaPath: '', params: {}, message }
  }
  return undefined
}

/** Spellings that mean the same become the one that is kept. */
const SPELLINGS: Readonly<Record<string, (text: string, setting: unknown) => string>> = {
  lowerCase: (text) => text.toLowerCase(),
  utc: (text) => utc(text),
  digits: (text) => String(BigInt(text)),
  scale: (text, places) => fixDecimal(text, Number(places)),
}

const respelling =
  (spell: (text: string, setting: unknown) => string) =>
  (setting: unknown, text: string, _schema?: unknown, place?: DataValidationCxt) => {
    if (place) place.parentData[place.parentDataProperty] = spell(text, setting)
    return true
  }

const isUri = addFormats.default.get('uri')

/** Of the web alone: a page that links to `javascript:…` would run it. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && typeof isUri === 'function' && isUri(text)
}

function isInt64(text: string): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text)
}

/** A number in text, which JavaScript's own numbers might not hold exactly. */
function isExact(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
}

function compare(a: string, b: string): number {
  const difference = toScaled(a, 38) - toScaled(b, 38)
  return difference < 0n ? -1 : Number(difference > 0n)
}
