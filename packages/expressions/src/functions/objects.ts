import { code, commas } from '@drawbridge/source/pieces'
import { didYouMean } from '../did-you-mean.ts'
import type { Member, ObjectType, Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import { list, TEXT } from '../types/basic.ts'
import { helper } from '../typescript/helper.ts'
import { ANY_OBJECT } from './families.ts'
import type { FunctionDefinition } from './function.ts'
import { one, rest } from './parameter.ts'

const membersOf = (type: Type | undefined): ReadonlyMap<string, Member> =>
  type?.kind === 'object' ? type.members : new Map()

/** The names that stand in the formula, after the object. */
const namesIn = (values: readonly TypedExpression[]): readonly string[] =>
  values
    .slice(1)
    .flatMap((value) =>
      value.kind === 'literal' && value.value.type === 'text' ? [value.value.value] : [],
    )

const unknownName = ([type]: readonly Type[], values: readonly TypedExpression[]) => {
  const members = membersOf(type)
  const unknown = namesIn(values).find((name) => !members.has(name))
  return unknown === undefined
    ? undefined
    : `The object has no \`${unknown}\`. ${didYouMean(unknown, members.keys()) ?? ''}`.trim()
}

const only = (type: Type | undefined, isKept: (name: string) => boolean): ObjectType => ({
  kind: 'object',
  members: new Map([...membersOf(type)].filter(([name]) => isKept(name))),
})

export const OBJECT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'merge',
    group: 'objects',
    parameters: [one('object', ANY_OBJECT), one('other', ANY_OBJECT)],
    result: ([a, b]) => {
      const members = new Map(membersOf(a))
      for (const [name, member] of membersOf(b)) members.set(name, member)
      return { kind: 'object', members }
    },
    refuse: ([a, b]) => {
      const clash = [...membersOf(b)].find(
        ([name, { optional }]) => optional === true && membersOf(a).has(name),
      )
      return clash && `It is not known which \`${clash[0]}\` holds: the second may be missing.`
    },
    summary: 'The members of one object and of another, whose own come first.',
    examples: [
      { expression: 'merge({ a: 1, b: 2 }, { b: 3, c: 4 })', gives: { a: 1, b: 3, c: 4 } },
    ],
    emit: ({ at }) => code`{ ...${at(0).code}, ...${at(1).code} }`,
  },
  {
    name: 'pick',
    group: 'objects',
    parameters: [one('object', ANY_OBJECT), rest('name', TEXT, { fixed: true })],
    result: ([type], values) => only(type, (name) => namesIn(values).includes(name)),
    refuse: unknownName,
    summary: 'An object with the named members alone.',
    examples: [{ expression: "pick({ a: 1, b: 2, c: 3 }, 'a', 'c')", gives: { a: 1, c: 3 } }],
    emit: ({ all }) =>
      code`${helper('pick', 'objects')}(${commas(all.map((value) => value.code))})`,
  },
  {
    name: 'omit',
    group: 'objects',
    parameters: [one('object', ANY_OBJECT), rest('name', TEXT, { fixed: true })],
    result: ([type], values) => only(type, (name) => !namesIn(values).includes(name)),
    refuse: unknownName,
    summary: 'An object without the named members.',
    examples: [{ expression: "omit({ a: 1, b: 2 }, 'b')", gives: { a: 1 } }],
    emit: ({ all }) =>
      code`${helper('omit', 'objects')}(${commas(all.map((value) => value.code))})`,
  },
  {
    name: 'keys',
    group: 'objects',
    parameters: [one('object', ANY_OBJECT)],
    result: list(TEXT),
    summary: 'The names of the members of an object.',
    examples: [{ expression: 'keys({ b: 1, a: 2 })', gives: ['b', 'a'] }],
    emit: ({ at }) => code`Object.keys(${at(0).code})`,
  },
]
