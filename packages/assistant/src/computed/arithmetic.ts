import { type Amount, isExact, isNumber, isTime, within } from './amount.ts'
import { between } from './spans.ts'

/** `left ± right`: of numbers, of a number and so many percent of it, of times, of a time and a span. */
export function sum(left: Amount, sign: '+' | '-', right: Amount): Amount | undefined {
  if (isTime(left))
    return sign === '-' && isTime(right) ? between(right, left) : later(left, sign, right)
  if (!isNumber(left) || !isNumber(right)) return undefined
  if (right.isPercent === true) return raised(left, sign, right)
  return {
    formula: `${within(left, 1)} ${sign} ${within(right, sign === '-' ? 2 : 1)}`,
    type: both(left, right),
    isOpen: false,
    level: 1,
  }
}

function later(time: Amount, sign: '+' | '-', span: Amount): Amount | undefined {
  const { adds } = span
  if (adds === undefined || (time.type === 'date' && /Hours|Minutes/.test(adds))) return undefined
  const many = within(span, 3)
  const formula = `${adds}(${time.formula}, ${sign === '-' ? `-${many}` : many})`
  return {
    formula: time.isOpen ? `${time.formula} != null ? ${formula} : null` : formula,
    type: time.type,
    isOpen: time.isOpen,
    level: time.isOpen ? 0 : 3,
  }
}

/** “price plus 19 %” */
function raised(left: Amount, sign: '+' | '-', { formula, ...percent }: Amount): Amount {
  if (/^[\d.]+$/.test(formula)) {
    const factor = 1 + (sign === '-' ? -1 : 1) * (Number(formula) / 100)
    return product(left, '*', written(factor))
  }
  const hundred = `(100 ${sign} ${within({ formula, ...percent }, 2)})`
  const raised: Amount = { formula: hundred, type: percent.type, isOpen: false, level: 3 }
  return quotient(product(left, '*', raised), written(100))
}

const written = (number: number): Amount => ({
  formula: String(Number(number.toFixed(6))),
  type: 'integer',
  isOpen: false,
  level: 3,
})

export function product(left: Amount, sign: '*' | '/', right: Amount): Amount {
  if (right.isPercent === true || left.isPercent === true) {
    const [of, percent] = right.isPercent === true ? [left, right] : [right, left]
    return percentOf(percent, of)
  }
  if (sign === '/') return quotient(left, right)
  // Rounded once, at the end.
  if (left.over) return quotient(product(left.over.top, '*', right), left.over.bottom)
  return {
    formula: `${within(left, 2)} * ${within(right, 2)}`,
    type: both(left, right),
    isOpen: false,
    level: 2,
  }
}

/** “19 % of the price” */
export function percentOf({ formula, ...percent }: Amount, of: Amount): Amount {
  if (/^[\d.]+$/.test(formula)) return product(of, '*', written(Number(formula) / 100))
  const bare: Amount = { formula, type: percent.type, isOpen: percent.isOpen, level: percent.level }
  return quotient(product(of, '*', bare), written(100))
}

/** Of exact numbers it says how many decimals there are. */
export function quotient(left: Amount, right: Amount): Amount {
  const formula = `${within(left, 2)} / ${within(right, 3)}`
  const isRounded = isExact(left) || isExact(right)
  return {
    formula: isRounded ? `round(${formula}, 2)` : formula,
    type: isRounded ? 'decimal' : 'float',
    isOpen: !/^\d/.test(right.formula),
    level: isRounded ? 3 : 2,
    over: { top: left, bottom: right },
  }
}

function both(left: Amount, right: Amount): string {
  const types = [left.type, right.type]
  return ['decimal', 'unknown', 'bigint', 'float'].find((type) => types.includes(type)) ?? 'integer'
}
