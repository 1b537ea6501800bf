import { code, commas, lit, type Code } from '@drawbridge/source/pieces'
import { helper } from '../typescript/helper.ts'
import { BOOLEAN, INTEGER, list, nullable, TEXT } from '../types/basic.ts'
import { LIST_OF_PRINTABLE, PRINTABLE_OR_JSON } from './families.ts'
import type { Argument, FunctionDefinition } from './function.ts'
import { between, maybe, one } from './parameter.ts'

const size = between(0, 10_000, 'The length')

export const TEXT_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'length',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: INTEGER,
    summary: 'How many characters a text has.',
    examples: [
      { expression: "length('bridge')", gives: 6 },
      { expression: "length('日本😀')", gives: 3 },
    ],
    emit: ({ at }) => code`[...${at(0).code}].length`,
  },
  {
    name: 'upper',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text in capitals, the same in every language of the server.',
    examples: [{ expression: "upper('Straße')", gives: 'STRASSE' }],
    emit: ({ at }) => code`${at(0).object}.toUpperCase()`,
  },
  {
    name: 'lower',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text in small letters.',
    examples: [{ expression: "lower('Ada@Example.org')", gives: 'ada@example.org' }],
    emit: ({ at }) => code`${at(0).object}.toLowerCase()`,
  },
  {
    name: 'capitalize',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text with its first letter as a capital.',
    examples: [{ expression: "capitalize('ada lovelace')", gives: 'Ada lovelace' }],
    emit: ({ at }) => code`${helper('capitalize', 'text')}(${at(0).code})`,
  },
  {
    name: 'trim',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text without spaces and line ends at its two ends.',
    examples: [{ expression: "trim('  hello ')", gives: 'hello' }],
    emit: ({ at }) => code`${at(0).object}.trim()`,
  },
  {
    name: 'contains',
    group: 'text',
    parameters: [one('text', TEXT), one('part', TEXT)],
    result: BOOLEAN,
    summary: 'Whether the text holds a part, capitals and small letters told apart.',
    examples: [
      { expression: "contains('drawbridge', 'bridge')", gives: true },
      { expression: "contains('drawbridge', 'Bridge')", gives: false },
    ],
    emit: ({ at }) => code`${at(0).object}.includes(${at(1).code})`,
  },
  {
    name: 'startsWith',
    group: 'text',
    parameters: [one('text', TEXT), one('part', TEXT)],
    result: BOOLEAN,
    summary: 'Whether the text begins with a part.',
    examples: [{ expression: "startsWith('/api/tasks', '/api/')", gives: true }],
    emit: ({ at }) => code`${at(0).object}.startsWith(${at(1).code})`,
  },
  {
    name: 'endsWith',
    group: 'text',
    parameters: [one('text', TEXT), one('part', TEXT)],
    result: BOOLEAN,
    summary: 'Whether the text ends with a part.',
    examples: [{ expression: "endsWith('photo.png', '.png')", gives: true }],
    emit: ({ at }) => code`${at(0).object}.endsWith(${at(1).code})`,
  },
  {
    name: 'position',
    group: 'text',
    parameters: [one('text', TEXT), one('part', TEXT)],
    result: nullable(INTEGER),
    summary: 'Where a part begins, the first character being 0; nothing where it is not there.',
    examples: [
      { expression: "position('😀 bridge', 'bridge')", gives: 2 },
      { expression: "position('moat', 'bridge')", gives: null },
    ],
    emit: ({ at }) => code`${helper('position', 'text')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'replace',
    group: 'text',
    parameters: [one('text', TEXT), one('part', TEXT), one('by', TEXT)],
    result: TEXT,
    summary: 'The text with every occurrence of a part replaced.',
    examples: [
      { expression: "replace('2026-11-22', '-', '/')", gives: '2026/11/22' },
      { expression: "replace('a.b', '.', '$&')", gives: 'a$&b' },
    ],
    emit: ({ at }) =>
      code`${helper('replace', 'text')}(${at(0).code}, ${at(1).code}, ${at(2).code})`,
  },
  {
    name: 'slice',
    group: 'text',
    parameters: [one('text', TEXT), one('from', INTEGER), maybe('to', INTEGER)],
    result: TEXT,
    summary:
      'The characters from a position up to another, which is left out; negative ones count from the end.',
    examples: [
      { expression: "slice('drawbridge', 0, 4)", gives: 'draw' },
      { expression: "slice('drawbridge', -6)", gives: 'bridge' },
      { expression: "slice('😀😁😂', 1, 2)", gives: '😁' },
    ],
    emit: (given) => code`${helper('slice', 'text')}(${commas(given.all.map(codeOf))})`,
  },
  {
    name: 'truncate',
    group: 'text',
    parameters: [one('text', TEXT), one('length', INTEGER, between(1, 1_000_000, 'The length'))],
    result: TEXT,
    summary: 'The text cut to a length, with … as its last character where something was cut.',
    examples: [
      { expression: "truncate('drawbridge', 5)", gives: 'draw…' },
      { expression: "truncate('moat', 5)", gives: 'moat' },
    ],
    emit: ({ at }) => code`${helper('truncate', 'text')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'padStart',
    group: 'text',
    parameters: [one('text', TEXT), one('length', INTEGER, size), maybe('mark', TEXT)],
    result: TEXT,
    summary:
      'The text filled up to a length at its beginning, with spaces or a mark; to 10,000 at most.',
    examples: [{ expression: "padStart('7', 3, '0')", gives: '007' }],
    emit: ({ at, all }) =>
      code`${at(0).object}.padStart(${commas([bounded(at(1)), ...all.slice(2).map(codeOf)])})`,
  },
  {
    name: 'padEnd',
    group: 'text',
    parameters: [one('text', TEXT), one('length', INTEGER, size), maybe('mark', TEXT)],
    result: TEXT,
    summary: 'The text filled up to a length at its end, with spaces or a mark; to 10,000 at most.',
    examples: [{ expression: "padEnd('ab', 4, '.')", gives: 'ab..' }],
    emit: ({ at, all }) =>
      code`${at(0).object}.padEnd(${commas([bounded(at(1)), ...all.slice(2).map(codeOf)])})`,
  },
  {
    name: 'repeat',
    group: 'text',
    parameters: [one('text', TEXT), one('times', INTEGER, between(0, 1_000, 'The number'))],
    result: TEXT,
    summary: 'The text so many times, a thousand at most.',
    examples: [
      { expression: "repeat('ab', 3)", gives: 'ababab' },
      { expression: "repeat('ab', 1 - 2)", gives: '' },
    ],
    emit: ({ at }) => code`${helper('repeat', 'text')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'split',
    group: 'text',
    parameters: [one('text', TEXT), one('separator', TEXT)],
    result: list(TEXT),
    summary: 'The parts of a text between separators; all its characters where that is empty.',
    examples: [
      { expression: "split('a, b, c', ', ')", gives: ['a', 'b', 'c'] },
      { expression: "split('日😀', '')", gives: ['日', '😀'] },
    ],
    emit: ({ at }) => code`${helper('split', 'text')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'words',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: list(TEXT),
    summary: 'The words of a text: what stands between spaces.',
    examples: [{ expression: "words('  draw the  bridge ')", gives: ['draw', 'the', 'bridge'] }],
    emit: ({ at }) => code`${helper('words', 'text')}(${at(0).code})`,
  },
  {
    name: 'lines',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: list(TEXT),
    summary: 'The lines of a text.',
    examples: [{ expression: "lines('a\\nb')", gives: ['a', 'b'] }],
    emit: ({ at }) => code`${at(0).object}.split(/\\r?\\n/)`,
  },
  {
    name: 'join',
    group: 'text',
    parameters: [one('list', LIST_OF_PRINTABLE), one('separator', TEXT)],
    result: TEXT,
    summary: 'The items of a list as one text, with a separator between.',
    examples: [
      { expression: "join(['red', 'blue'], ', ')", gives: 'red, blue' },
      { expression: "join([1, 2], '-')", gives: '1-2' },
      { expression: "join(['a', 'b'], upper('x'))", gives: 'aXb' },
    ],
    emit: ({ at }) =>
      at(1).typed.kind === 'literal'
        ? code`${at(0).object}.join(${at(1).code})`
        : code`${helper('join', 'text')}(${at(0).code}, ${at(1).code})`,
  },
  {
    name: 'slug',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary:
      'The text as a part of a web address: small letters and digits of the Latin alphabet, and hyphens.',
    examples: [
      { expression: "slug('How to train your Dragon?')", gives: 'how-to-train-your-dragon' },
      { expression: "slug('Ångström & Straße')", gives: 'angstrom-strasse' },
      { expression: "slug('日本')", gives: '' },
    ],
    emit: ({ at }) => code`${helper('slug', 'slug')}(${at(0).code})`,
  },
  {
    name: 'text',
    group: 'text',
    parameters: [one('value', PRINTABLE_OR_JSON)],
    result: ([type]) => (type?.kind === 'json' ? nullable(TEXT) : TEXT),
    summary: 'A value as text. Of JSON: its text, or nothing where it is not a text.',
    examples: [
      { expression: 'text(42)', gives: '42' },
      { expression: 'text(1.50)', gives: '1.50' },
      { expression: 'text(parseJson(\'"a"\'))', gives: 'a' },
      { expression: "text(parseJson('5'))", gives: null },
    ],
    emit: ({ at }) => {
      const { kind } = at(0).type
      if (kind === 'json') return code`${helper('textOf', 'json')}(${at(0).code})`
      const isNumber = kind === 'integer' || kind === 'float' || kind === 'boolean'
      return isNumber ? code`String(${at(0).code})` : code`${at(0).object}`
    },
  },
  {
    name: 'isEmail',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: BOOLEAN,
    summary: 'Whether a text has the form of an e-mail address, of 254 characters at most.',
    examples: [
      { expression: "isEmail('ada@example.org')", gives: true },
      { expression: "isEmail('ada@example')", gives: false },
    ],
    emit: ({ at }) => code`${helper('isEmail', 'text')}(${at(0).code})`,
  },
  {
    name: 'isBlank',
    group: 'text',
    parameters: [one('text', nullable(TEXT))],
    result: BOOLEAN,
    summary: 'Whether a text is nothing, empty, or spaces alone.',
    examples: [
      { expression: "isBlank('  ')", gives: true },
      { expression: "isBlank('a')", gives: false },
      { expression: "isBlank(unlessBlank(''))", gives: true },
    ],
    emit: ({ at }) => code`${helper('isBlank', 'text')}(${at(0).code})`,
  },
  {
    name: 'unlessBlank',
    group: 'text',
    parameters: [one('text', nullable(TEXT))],
    result: nullable(TEXT),
    summary: 'The text, or nothing where it is empty, or spaces alone.',
    examples: [
      { expression: "unlessBlank('  ')", gives: null },
      { expression: "unlessBlank('a')", gives: 'a' },
    ],
    emit: ({ at }) => code`${helper('unlessBlank', 'text')}(${at(0).code})`,
  },
  {
    name: 'escapeHtml',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text so that a page shows it as it is, marks and all.',
    examples: [{ expression: "escapeHtml('<b>\"&')", gives: '&lt;b&gt;&quot;&amp;' }],
    emit: ({ at }) => code`${helper('escapeHtml', 'text')}(${at(0).code})`,
  },
  {
    name: 'encodeUrl',
    group: 'text',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The text as a part of a web address, with all marks written out.',
    examples: [{ expression: "encodeUrl('a b&c/ä')", gives: 'a%20b%26c%2F%C3%A4' }],
    emit: ({ at }) => code`encodeURIComponent(${at(0).code})`,
  },
]

const codeOf = ({ code: text }: Argument): Code => text

/** A number that stands in the formula has been checked; others are kept within bounds. */
const bounded = (length: Argument): Code =>
  length.typed.kind === 'literal' ? length.code : code`Math.min(${length.code}, ${lit(10_000)})`
