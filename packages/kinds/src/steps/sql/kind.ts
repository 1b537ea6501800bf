import type { Type } from '@drawbridge/expressions'
import { code, commas, key, multiline, type Code, type Name } from '@drawbridge/source'
import { toTypeScriptType } from '@drawbridge/expressions'
import { widestColumn, type Dialect } from '@drawbridge/sql'
import type { Formula } from '../../flow/formula.ts'
import { mayBeNothing, present, sqlType } from '../../query/value-types.ts'
import { columnTypeOf, typeOfProperties, typeOfProperty } from '../../flow/property-type.ts'
import type { Property } from '../../flow/property.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, placeholder } from '../../table/emit/resource.ts'
import {
  asFunction,
  chained,
  conversionOf,
  type Conversion,
  type Convert,
} from '../../table/emit/values.ts'
import { assigned, noteWrite, adviseAgainstLoop } from '../../flow/data/called.ts'
import { constantName } from '../../flow/data/opening.ts'
import { sqlFace } from './face.ts'
import { namedParameters } from './named-parameters.ts'
import { piecesOf } from './pieces.ts'
import { warnOfWholeTables } from './whole-tables.ts'
import { wrongStatement } from './wrong-statement.ts'

export const sql: StepKind = {
  face: sqlFace,
  check(check) {
    const inputs = check.formulas('inputs')
    const result = check.properties('result')
    const pieces = piecesOf(check.text('text') ?? '', check.model.dialect)
    const { texts, names } = namedParameters(pieces)
    const writes = check.settings['writes'] === true
    if (writes) {
      noteWrite(check)
      // What a statement of one's own writes is not known.
      for (const { node } of check.model.tables) check.flow.touches.add(node)
    } else adviseAgainstLoop(check)
    const wrong = wrongStatement(pieces)
    if (wrong !== undefined)
      check.report('statement-out-of-place', ['settings', 'text'], { step: check.title, ...wrong })
    warnOfWholeTables(check, pieces)
    if (inputs === undefined || result === undefined || wrong !== undefined) return undefined
    const missing = names.find((one) => !inputs.has(one))
    if (missing !== undefined) {
      const facts = { what: 'value', found: missing, known: [...inputs.keys()] }
      return check.report('unknown-choice', ['settings', 'text'], facts)
    }
    const surplus = [...inputs.keys()].find((one) => !names.includes(one))
    if (surplus !== undefined)
      return check.report('unknown-choice', ['settings', 'inputs', surplus], {
        what: 'parameter',
        found: `:${surplus}`,
        known: names.map((one) => `:${one}`),
      })
    const type: Type = {
      kind: 'list',
      of: typeOfProperties(result.map((one) => ({ ...one, required: true }))),
    }
    return {
      ...(!writes && { type }),
      emit: (emission) => {
        const { queries, db, print, model } = emission
        const wish = writes ? 'runStatement' : `read${capitalised(check.step.name ?? 'rows')}`
        const text = texts.reduce(
          (all, part, index) => all + placeholder(model.dialect, index) + part,
        )
        const constant = queries.head(
          constantName(wish),
          (called) => code`const ${called} = ${multiline(text)}`,
        )
        const params = names.map((one) => parameter(one, inputs.get(one), model.dialect))
        const members = [...inputs].map(
          ([input, { type: of }]) => code`readonly ${key(input)}: ${toTypeScriptType(of)}`,
        )
        const parameters = [
          code`db: ${refs.Database}`,
          ...(inputs.size === 0 ? [] : [code`values: { ${members} }`]),
        ]
        const body = writes
          ? code`await db.run(${constant}, [${params}])`
          : reading(result, type, constant, params, model.dialect)
        const answer = writes ? code`void` : toTypeScriptType(type)
        const call = queries.add(
          wish,
          (called) => code`
            export async function ${called}(${parameters}): Promise<${answer}> {
              ${body}
            }`,
        )
        const given = [...inputs].map(([input, value]) => code`${key(input)}: ${print(value)}`)
        const values = inputs.size === 0 ? [] : [code`{ ${given} }`]
        return assigned(check, code`await ${call}(${[db, ...values]})`)
      },
    }
  },
}

/** Whether there are columns of such values. */
const hasColumn = ({ type }: Formula): boolean =>
  !['object', 'list', 'row', 'null', 'unknown'].includes(present(type).kind)

function parameter(input: string, formula: Formula | undefined, dialect: Dialect): Code {
  const value = code`values.${key(input)}`
  if (formula === undefined || !hasColumn(formula)) return value
  const { toParam } = conversionOf({ type: widestColumn(sqlType(formula.typed)) }, dialect)
  if (toParam === undefined) return value
  return mayBeNothing(formula.type)
    ? code`${refs.given}(${value}, ${asFunction(toParam)}) ?? null`
    : toParam.call(value)
}

/** What comes as a number is made the text that it is for the rest of the backend. */
function readingOf({ select, fromRow }: Conversion): Convert | undefined {
  return select === undefined
    ? fromRow
    : chained({ call: (value) => code`String(${value})` }, fromRow)
}

/** The rows as their types want them. */
function reading(
  result: readonly Property[],
  type: Type,
  constant: Name,
  params: readonly Code[],
  dialect: Dialect,
): Code {
  const columns = result.map((property) => {
    const column = columnTypeOf(property)
    const conversion = column && conversionOf({ type: column }, dialect)
    // A statement of one's own is not told to give a text where a number may be too long for one.
    const rowType =
      conversion?.select === undefined
        ? (conversion?.rowType ?? toTypeScriptType(typeOfProperty(property)))
        : code`string | number | bigint`
    return { property, conversion, rowType }
  })
  const members = columns.map(
    ({ property, rowType }) =>
      code`${key(property.name)}: ${rowType}${property.nullable === true && code` | null`}`,
  )
  const converted = columns.flatMap(({ property, conversion }) => {
    const fromRow = conversion && readingOf(conversion)
    if (fromRow === undefined) return []
    const value = code`row.${key(property.name)}`
    const whole =
      property.nullable === true
        ? code`${refs.given}(${value}, ${asFunction(fromRow)}) ?? null`
        : fromRow.call(value)
    return [code`${key(property.name)}: ${whole}`]
  })
  const all = code`db.all<{ ${members} }>(${constant}, [${params}])`
  if (converted.length === 0) return code`return ${all}`
  return code`
    const rows = await ${all}
    return rows.map((row) => ({ ...row, ${commas(converted)} }))`
}
