import { parse, type Expression } from '@drawbridge/expressions'

/** Whether a condition can hold for somebody to whom no row belongs: undefined where other things decide. */
export function holdsForStranger(condition: string): boolean | undefined {
  const parsed = parse(condition)
  return parsed.ok ? truthOf(parsed.expression) : undefined
}

function truthOf(formula: Expression): boolean | undefined {
  if (formula.kind === 'unary') {
    const operand = truthOf(formula.operand)
    return formula.operator === '!' && operand !== undefined ? !operand : undefined
  }
  // Of rows in which nobody says so there is none.
  if (formula.kind === 'method')
    return formula.method === 'some' && truthOf(formula.body) === false ? false : undefined
  if (formula.kind !== 'binary') return undefined
  const { operator, left, right } = formula
  const [one, other] = [truthOf(left), truthOf(right)]
  switch (operator) {
    case '&&':
      return one === false || other === false ? false : one && other
    case '||':
      return one === true || other === true ? true : one === undefined ? undefined : other
    case '==':
    case 'has':
      return isCaller(left) !== isCaller(right) ? false : undefined
    case '!=':
      return isCaller(left) !== isCaller(right) ? true : undefined
    default:
      return undefined
  }
}

/** `user` or `user.id`: nothing that is said of somebody else is the caller. */
const isCaller = (formula: Expression): boolean =>
  formula.kind === 'name'
    ? formula.name === 'user'
    : formula.kind === 'member' && formula.name === 'id' && isCaller(formula.object)
