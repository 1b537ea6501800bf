import { code, ref } from '@drawbridge/source/pieces'
import { BOOLEAN, BYTES, INTEGER, nullable, TEXT, UUID } from '../types/basic.ts'
import { helper } from '../typescript/helper.ts'
import type { FunctionDefinition } from './function.ts'
import { between, maybe, one } from './parameter.ts'

export const ID_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'uuid',
    group: 'ids',
    parameters: [],
    result: UUID,
    summary: 'A new UUID, which nobody can guess.',
    examples: [
      { expression: 'isUuid(text(uuid()))', gives: true },
      { expression: 'uuid() == uuid()', gives: false },
    ],
    emit: () => code`${ref('randomUUID', 'node:crypto')}()`,
  },
  {
    name: 'shortId',
    group: 'ids',
    parameters: [maybe('length', INTEGER, between(6, 64, 'The length'))],
    result: TEXT,
    summary: 'A new random id of letters and digits, of 12 characters or another number of them.',
    examples: [
      { expression: 'length(shortId())', gives: 12 },
      { expression: 'length(shortId(8))', gives: 8 },
    ],
    emit: ({ all }) => code`${helper('shortId', 'ids')}(${all[0]?.code})`,
  },
  {
    name: 'isUuid',
    group: 'ids',
    parameters: [one('text', TEXT)],
    result: BOOLEAN,
    summary: 'Whether a text is a UUID.',
    examples: [
      { expression: "isUuid('0b9f2c3e-5d2a-4d6f-9c51-3a2b1c0d4e5f')", gives: true },
      { expression: "isUuid('42')", gives: false },
    ],
    emit: ({ at }) => code`${helper('isUuid', 'ids')}(${at(0).code})`,
  },
  {
    name: 'toUuid',
    group: 'ids',
    parameters: [one('text', TEXT)],
    result: nullable(UUID),
    summary: 'The UUID that a text is, in small letters; nothing where it is none.',
    examples: [
      {
        expression: "toUuid('0B9F2C3E-5D2A-4D6F-9C51-3A2B1C0D4E5F')",
        gives: '0b9f2c3e-5d2a-4d6f-9c51-3a2b1c0d4e5f',
      },
      { expression: "toUuid('42')", gives: null },
    ],
    emit: ({ at }) => code`${helper('toUuid', 'ids')}(${at(0).code})`,
  },
  {
    name: 'fingerprint',
    group: 'ids',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'The SHA-256 of a text, as 64 digits. For passwords there is the step "Hash".',
    examples: [
      {
        expression: "fingerprint('abc')",
        gives: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ],
    emit: ({ at }) => code`${helper('fingerprint', 'ids')}(${at(0).code})`,
  },
  {
    name: 'encodeBase64',
    group: 'ids',
    parameters: [one('text', TEXT)],
    result: TEXT,
    summary: 'A text as Base64 of its UTF-8.',
    examples: [{ expression: "encodeBase64('Grüße')", gives: 'R3LDvMOfZQ==' }],
    emit: ({ at }) => code`Buffer.from(${at(0).code}).toString('base64')`,
  },
  {
    name: 'decodeBase64',
    group: 'ids',
    parameters: [one('text', TEXT)],
    result: nullable(TEXT),
    summary: 'The text that Base64 of UTF-8 holds; nothing where it is none.',
    examples: [
      { expression: "decodeBase64('R3LDvMOfZQ==')", gives: 'Grüße' },
      { expression: "decodeBase64('/w==')", gives: null },
      { expression: "decodeBase64('*')", gives: null },
    ],
    emit: ({ at }) => code`${helper('decodeBase64', 'ids')}(${at(0).code})`,
  },
  {
    name: 'byteLength',
    group: 'ids',
    parameters: [one('bytes', BYTES)],
    result: INTEGER,
    summary: 'How many bytes there are.',
    examples: [{ expression: "byteLength('AAEC')", gives: 3 }],
    emit: ({ at }) => code`Buffer.from(${at(0).code}, 'base64').length`,
  },
]
