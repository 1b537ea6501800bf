import fc from 'fast-check'

/** What a formula is drawn to be; `?` may be nothing. */
export type Sort =
  | 'integer'
  | 'integer?'
  | 'exact'
  | 'long'
  | 'number'
  | 'text'
  | 'text?'
  | 'boolean'
  | 'date'
  | 'integers'
  | 'texts'
  | 'lines'
  | 'line?'

/** Items of the arrows around, by what they are. */
interface Items {
  readonly depth: number
  readonly integers: readonly string[]
  readonly lines: readonly string[]
}

type Text = fc.Arbitrary<string>

const from = (...all: readonly string[]): Text => fc.constantFrom(...all)

/** A formula put together from others: `put('(# + #)', a, b)`. */
const put = (form: string, ...parts: readonly Text[]): Text =>
  fc.tuple(...parts).map((texts) => {
    const rest = [...texts]
    return form.replaceAll('#', () => rest.shift() ?? '')
  })

const quoted = fc
  .string({ unit: 'grapheme', maxLength: 4 })
  .map((text) => `'${text.replaceAll(/['\\]/g, '\\$&').replaceAll(/[\r\n]/g, ' ')}'`)

const whole = fc.integer({ min: 0, max: 12 }).map(String)
const exact = fc.tuple(fc.nat(30), fc.nat(99)).map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`)

function leaf(sort: Sort, items: Items): Text {
  switch (sort) {
    case 'integer':
      return fc.oneof(
        whole,
        from('n', 'm', 'zero', ...items.integers, ...items.lines.map((one) => `${one}.pieces`)),
      )
    case 'integer?':
      return from('maybe', 'some', 'line?.pieces', 'here?.pieces')
    case 'exact':
      return fc.oneof(exact, from('price', 'rate', ...items.lines.map((one) => `${one}.price`)))
    case 'long':
      return from('big', 'deep', '9007199254740993', '9223372036854775807')
    case 'number':
      return from('ratio', 'speed')
    case 'text':
      return fc.oneof(
        quoted,
        from('title', 'odd', 'state', ...items.lines.map((one) => `${one}.title`)),
      )
    case 'text?':
      return from(
        'note',
        'said',
        'here?.note',
        'line?.title',
        ...items.lines.map((one) => `${one}.note`),
      )
    case 'boolean':
      return from(
        'done',
        'late',
        "(state == 'paid')",
        "(state != 'draft')",
        '(maybe == null)',
        '(here != null)',
      )
    case 'date':
      return from('day', "'2026-11-22'", "(due ?? '2025-03-01')")
    case 'integers':
      return from('ints', 'none', '[1, 2]')
    case 'texts':
      return from('texts', "['x']")
    case 'lines':
      return from('lines')
    case 'line?':
      return from('line', 'here')
  }
}

/** A formula of a sort, of at most so many levels. */
export function anyFormula(sort: Sort, levels: number, items: Items = OUTSIDE): Text {
  const own = leaf(sort, items)
  if (levels <= 0) return own
  const of = (inner: Sort, around = items): Text => anyFormula(inner, levels - 1, around)
  const choice = put('(# ? # : #)', of('boolean'), of(sort), of(sort))
  const forms = formsOf(sort, of, items)
  return sort === 'line?' ? fc.oneof(own, ...forms) : fc.oneof(own, choice, ...forms, ...forms)
}

const OUTSIDE: Items = { depth: 0, integers: [], lines: [] }

function formsOf(
  sort: Sort,
  of: (sort: Sort, items?: Items) => Text,
  items: Items,
): readonly Text[] {
  const item = `item${items.depth}`
  const withInteger = { ...items, depth: items.depth + 1, integers: [...items.integers, item] }
  const withLine = { ...items, depth: items.depth + 1, lines: [...items.lines, item] }
  const arrow = (list: Sort, method: string, body: Sort): Text =>
    put(`#.${method}(${item} => #)`, of(list), of(body, list === 'lines' ? withLine : withInteger))
  switch (sort) {
    case 'integer':
      return [
        put('(# + #)', of('integer'), of('integer')),
        put('(# - #)', of('integer'), of('integer')),
        put('(# * #)', of('integer'), of('integer')),
        put('(# % 5)', of('integer')),
        put('(-#)', of('integer')),
        put('(# ?? #)', of('integer?'), of('integer')),
        put('length(#)', of('text')),
        put('count(#)', of('texts')),
        put('sum(#)', of('integers')),
        put('min(#, #)', of('integer'), of('integer')),
        put('daysBetween(#, #)', of('date'), of('date')),
        arrow('lines', 'sumOf', 'integer'),
        put('(here != null ? here.pieces + # : #)', of('integer'), of('integer')),
        put('(maybe == null || maybe > # ? # : maybe)', of('integer'), of('integer')),
      ]
    case 'integer?':
      return [
        put('(# % #)', of('integer'), of('integer')),
        put('first(#)', of('integers')),
        put('#[#]', of('integers'), of('integer')),
        arrow('integers', 'find', 'boolean'),
        put('#?.pieces', of('line?')),
        put('(# ?? #)', of('integer?'), of('integer?')),
      ]
    case 'exact':
      return [
        put('(# + #)', of('exact'), of('exact')),
        put('(# - #)', of('integer'), of('exact')),
        put('(# + #)', of('long'), of('exact')),
        put('(# * #)', of('exact'), of('integer')),
        put('(-#)', of('exact')),
        put('round(#, 1)', of('exact')),
        put('floor(#, 1)', of('exact')),
        put('round(# / 7, 3)', of('exact')),
        put('(round(# / #, 2) ?? #)', of('exact'), of('exact'), of('exact')),
        put('max(#, #)', of('exact'), of('integer')),
        arrow('lines', 'sumOf', 'exact'),
      ]
    case 'long':
      return [
        put('(# + #)', of('long'), of('integer')),
        put('(# - #)', of('integer'), of('long')),
        put('(# * #)', of('long'), of('long')),
        put('(# % 7)', of('long')),
        put('(-#)', of('long')),
        put('abs(#)', of('long')),
        put('max(#, #)', of('long'), of('integer')),
      ]
    case 'number':
      return [
        put('(# + #)', of('number'), of('integer')),
        put('(# * #)', of('number'), of('number')),
        put('(# / 4)', of('integer')),
        put('(# / # ?? #)', of('integer'), of('integer'), of('number')),
        put('(-#)', of('number')),
        put('min(#, #)', of('number'), of('integer')),
      ]
    case 'text':
      return [
        put('(# + #)', of('text'), of('text')),
        put('`a#b`', put('${#}', fc.oneof(of('text'), of('integer'), of('exact'), of('date')))),
        put('upper(#)', of('text')),
        put('trim(#)', of('text')),
        put('slice(#, #, #)', of('text'), of('integer'), of('integer')),
        put("replace(#, #, '-')", of('text'), of('text')),
        put("join(#, '+')", of('texts')),
        put('(# ?? #)', of('text?'), of('text')),
        put('truncate(#, 3)', of('text')),
        put("padStart(#, 5, '0')", of('text')),
      ]
    case 'text?':
      return [
        put('first(#)', of('texts')),
        put('#?.title', of('line?')),
        put('#?.note', of('line?')),
        put('(# ?? #)', of('text?'), of('text?')),
      ]
    case 'boolean':
      return [
        put('(# && #)', of('boolean'), of('boolean')),
        put('(# || #)', of('boolean'), of('boolean')),
        put('(!#)', of('boolean')),
        put('(# == #)', of('integer'), of('integer')),
        put('(# != #)', of('integer?'), of('integer?')),
        put('(# == #)', of('text?'), of('text')),
        put('(# == #)', of('exact'), of('exact')),
        put('(# < #)', of('exact'), of('integer')),
        put('(# > #)', of('long'), of('integer')),
        put('(# == #)', of('long'), of('long')),
        put('(# <= #)', of('number'), of('integer')),
        put('(# >= #)', of('text'), of('text')),
        put('(# > #)', of('date'), of('date')),
        put('(# has #)', of('texts'), of('text?')),
        put('(# has #)', of('integers'), of('integer')),
        put('contains(#, #)', of('text'), of('text')),
        put('(# == null)', of('text?')),
        put('(note != null && length(note) > #)', of('integer')),
        arrow('lines', 'some', 'boolean'),
        arrow('integers', 'every', 'boolean'),
      ]
    case 'date':
      return [
        put('addDays(#, #)', of('date'), of('integer')),
        put('addMonths(#, length(#))', of('date'), of('text')),
      ]
    case 'integers':
      return [
        put('[#, #]', of('integer'), of('integer')),
        arrow('integers', 'map', 'integer'),
        arrow('lines', 'map', 'integer'),
        arrow('integers', 'filter', 'boolean'),
        arrow('integers', 'sortBy', 'integer'),
        put('concat(#, #)', of('integers'), of('integers')),
        put('take(#, length(#))', of('integers'), of('text')),
        put('distinct(#)', of('integers')),
      ]
    case 'texts':
      return [
        put('[#, #]', of('text'), of('text')),
        arrow('lines', 'map', 'text'),
        put('sort(#)', of('texts')),
        put('reverse(#)', of('texts')),
        put("split(#, ' ')", of('text')),
      ]
    case 'lines':
      return [
        arrow('lines', 'filter', 'boolean'),
        arrow('lines', 'sortBy', 'text?'),
        arrow('lines', 'sortBy', 'exact'),
      ]
    case 'line?':
      return [put('first(#)', of('lines')), arrow('lines', 'find', 'boolean')]
  }
}
