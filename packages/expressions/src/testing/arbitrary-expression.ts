import fc from 'fast-check'
import type { BinaryOperator, Expression, ListMethod } from '../expression.ts'
import { LIST_METHODS } from '../list-methods.ts'
import { TIGHTNESS } from '../operators.ts'
import { REFUSED_WORDS } from '../parse/refusals.ts'

const SPAN = { from: 0, to: 0 }
const WORDS = new Set(['null', 'true', 'false', 'has', '__proto__', 'prototype'])

const name = fc
  .stringMatching(/^[a-z][A-Za-z0-9_]{0,5}$/)
  .filter((one) => !REFUSED_WORDS.has(one) && !WORDS.has(one))
const text = fc.string({ unit: 'grapheme', maxLength: 6 })

const literal = fc
  .oneof(
    fc.constant({ type: 'null' } as const),
    fc.boolean().map((value) => ({ type: 'boolean', value }) as const),
    fc
      .stringMatching(/^(?:0|[1-9]\d{0,6})(?:\.\d{1,4})?$/)
      .map((digits) => ({ type: 'number', digits }) as const),
    text.map((value) => ({ type: 'text', value }) as const),
  )
  .map((value): Expression => ({ kind: 'literal', value, span: SPAN }))

const OPERATORS = Object.keys(TIGHTNESS).filter((one): one is BinaryOperator => one in TIGHTNESS)
const METHODS = Object.keys(LIST_METHODS).filter((one): one is ListMethod => one in LIST_METHODS)

/** Any tree that the grammar can say, whatever it means. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie('tree')
  const few = fc.array(tree, { maxLength: 3 })
  const made = (of: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> => of
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      made(fc.record({ kind: fc.constant('name' as const), name, span: fc.constant(SPAN) })),
      made(
        few.chain((values) =>
          fc
            .array(text, { minLength: values.length + 1, maxLength: values.length + 1 })
            .map((texts) => ({ kind: 'template', texts, values, span: SPAN }) as const),
        ),
      ),
      fc.tuple(tree, name, fc.boolean()).map(([object, one, optional]): Expression => ({
        kind: 'member',
        object,
        name: one,
        optional,
        span: SPAN,
      })),
      fc
        .tuple(tree, tree)
        .filter(([, index]) => index.kind !== 'literal' || index.value.type !== 'text')
        .map(([object, index]): Expression => ({ kind: 'index', object, index, span: SPAN })),
      fc
        .tuple(tree, fc.constantFrom('content-type', '1st', 'a b', "it's", ''))
        .map(([object, called]): Expression => ({
          kind: 'member',
          object,
          name: called,
          optional: false,
          span: SPAN,
        })),
      fc
        .tuple(fc.constantFrom('!' as const, '-' as const), tree)
        .map(([operator, operand]): Expression => ({
          kind: 'unary',
          operator,
          operand,
          span: SPAN,
        })),
      fc
        .tuple(fc.constantFrom(...OPERATORS), tree, tree)
        .map(([operator, left, right]): Expression => ({
          kind: 'binary',
          operator,
          left,
          right,
          span: SPAN,
        })),
      fc.tuple(tree, tree, tree).map(([condition, then, otherwise]): Expression => ({
        kind: 'choice',
        condition,
        then,
        otherwise,
        span: SPAN,
      })),
      fc
        .tuple(name, few)
        .map(([one, all]): Expression => ({ kind: 'call', name: one, arguments: all, span: SPAN })),
      fc
        .tuple(tree, fc.constantFrom(...METHODS), name, tree)
        .map(([object, method, parameter, body]): Expression => ({
          kind: 'method',
          object,
          method,
          parameter,
          body,
          span: SPAN,
        })),
      few.map((items): Expression => ({ kind: 'list', items, span: SPAN })),
      fc
        .uniqueArray(fc.tuple(fc.oneof(name, text), tree), {
          maxLength: 3,
          selector: ([one]) => one,
        })
        .map((entries): Expression => ({
          kind: 'object',
          entries: entries.map(([one, value]) => ({ name: one, value, span: SPAN })),
          span: SPAN,
        })),
    ),
  }
}).tree

/** The tree without its places. */
export const withoutSpans = (expression: Expression): unknown =>
  JSON.parse(
    JSON.stringify(expression, (key, value: unknown) => (key === 'span' ? undefined : value)),
  )
