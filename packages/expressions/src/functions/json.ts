import { code } from '@drawbridge/source/pieces'
import { BOOLEAN, JSON_TYPE, list, nullable, TEXT } from '../types/basic.ts'
import { helper } from '../typescript/helper.ts'
import { ANYTHING } from './families.ts'
import type { FunctionDefinition } from './function.ts'
import { one } from './parameter.ts'

export const JSON_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'get',
    group: 'objects',
    parameters: [one('json', JSON_TYPE), one('path', TEXT)],
    result: JSON_TYPE,
    summary: 'What stands in JSON at a path; `null` where nothing does.',
    examples: [
      { expression: 'get(parseJson(\'{"a":{"b":[7]}}\'), \'a.b.0\')', gives: 7 },
      { expression: "get(parseJson('{}'), 'constructor')", gives: null },
    ],
    emit: ({ at }) => code`${helper('get', 'json')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'getText',
    group: 'objects',
    parameters: [one('json', JSON_TYPE), one('path', TEXT)],
    result: nullable(TEXT),
    summary: 'The text that stands in JSON at a path; nothing where none does.',
    examples: [
      { expression: 'getText(parseJson(\'{"city":"Bern"}\'), \'city\')', gives: 'Bern' },
      { expression: "getText(parseJson('{\"city\":1}'), 'city')", gives: null },
    ],
    emit: ({ at }) =>
      code`${helper('textOf', 'json')}(${helper('get', 'json')}(${at(0).code}, ${at(1).code}))`,
  },
  {
    name: 'boolean',
    group: 'objects',
    parameters: [one('json', JSON_TYPE)],
    result: nullable(BOOLEAN),
    summary: 'The yes or no that JSON is; nothing where it is neither.',
    examples: [
      { expression: "boolean(parseJson('true'))", gives: true },
      { expression: "boolean(parseJson('1'))", gives: null },
    ],
    emit: ({ at }) => code`${helper('booleanOf', 'json')}(${at(0).code})`,
  },
  {
    name: 'items',
    group: 'objects',
    parameters: [one('json', JSON_TYPE)],
    result: list(JSON_TYPE),
    summary: 'The list that JSON is; an empty one where it is none.',
    examples: [
      { expression: "items(parseJson('[1, 2]'))", gives: [1, 2] },
      { expression: "items(parseJson('{}'))", gives: [] },
    ],
    emit: ({ at }) => code`${helper('listOf', 'json')}(${at(0).code})`,
  },
  {
    name: 'parseJson',
    group: 'objects',
    parameters: [one('text', TEXT)],
    result: JSON_TYPE,
    summary: 'What a text says as JSON; `null` where it is not JSON.',
    examples: [
      { expression: 'parseJson(\'{"a":1}\')', gives: { a: 1 } },
      { expression: "parseJson('{')", gives: null },
    ],
    emit: ({ at }) => code`${helper('parseJson', 'json')}(${at(0).code})`,
  },
  {
    name: 'toJson',
    group: 'objects',
    parameters: [one('value', ANYTHING)],
    result: TEXT,
    summary: 'A value as the text of JSON.',
    examples: [
      { expression: 'toJson({ a: [1, null], b: true })', gives: '{"a":[1,null],"b":true}' },
    ],
    emit: ({ at }) => code`${helper('toJson', 'json')}(${at(0).code})`,
  },
]
