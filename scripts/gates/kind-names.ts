import { parseSync } from 'oxc-parser'
import type { SourceFile } from './sources.ts'

const FACE = /^packages\/kinds\/src\/(?:steps\/)?[^/]+\/face\.ts$/
const ADVISER = /^packages\/assistant\/src\/(?!.*(?:\.test\.|\btesting\/))/

/**
 * Names of kinds that are words of much else too: operations of a table, verbs and conjunctions of
 * English, words of SQL and of JSON Schema. Of these only what stands where a kind is spoken of is told.
 */
const HOMONYMS: ReadonlySet<string> = new Set(
  'call change code count create delete each fail give if mail object operation set table update while'.split(
    ' ',
  ),
)
/** What may stand between a `kind` and the strings that it can be. */
const BETWEEN =
  /^(?:TSTypeAnnotation|TSLiteralType|TSUnionType|ConditionalExpression|TSAsExpression|SwitchCase)$/

/** The assistant asks for kinds by the roles that they play, so that a new one needs no word of it. */
export function checkKindNames(files: readonly SourceFile[]): readonly string[] {
  const names = new Set(
    files
      .filter(({ path }) => FACE.test(path))
      .flatMap(({ text }) => /^ {2}kind: '(\w+)'/m.exec(text)?.[1] ?? []),
  )
  return files
    .filter(({ path }) => ADVISER.test(path))
    .flatMap(({ path, text }) =>
      namesIn(parseSync(path, text).program, names, false).map(({ name, at }) => {
        const line = text.slice(0, at).split('\n').length
        return `${path}:${line} knows the kind ${name} by name: ask for the role that it plays`
      }),
    )
}

interface Named {
  readonly name: string
  readonly at: number
}

/** Strings that are names of kinds, within a piece of a program. */
function namesIn(piece: unknown, names: ReadonlySet<string>, isOfKind: boolean): readonly Named[] {
  if (Array.isArray(piece)) return piece.flatMap((one) => namesIn(one, names, isOfKind))
  if (!isSyntax(piece)) return []
  const name = textOf(piece)
  if (name !== undefined)
    return names.has(name) && (isOfKind || !HOMONYMS.has(name)) ? [{ name, at: piece.start }] : []
  const speaks = isOfKind ? BETWEEN.test(piece.type) : speaksOfKind(piece)
  return Object.entries(piece).flatMap(([key, inner]) =>
    // `settings['table']` is a setting, and `kind` itself the name of a member.
    key === 'property' || key === 'key' ? [] : namesIn(inner, names, speaks),
  )
}

/** Whether the strings in it are kinds: `kind: 'a'`, `part.kind === 'a'`, `switch (kind)`. */
function speaksOfKind(piece: Syntax): boolean {
  const { type, key, left, right, discriminant } = piece
  if (/^(?:Property|PropertyDefinition|TSPropertySignature)$/.test(type)) return isKind(key)
  if (type === 'BinaryExpression') return isKind(left) || isKind(right)
  return isKind(discriminant)
}

function isKind(piece: unknown): boolean {
  if (!isSyntax(piece)) return false
  if (piece.type === 'ChainExpression') return isKind(piece['expression'])
  return piece['name'] === 'kind' || isKind(piece['property'])
}

function textOf({ type, value }: Syntax): string | undefined {
  return type === 'Literal' && typeof value === 'string' ? value : undefined
}

interface Syntax {
  readonly type: string
  readonly start: number
  readonly [member: string]: unknown
}

const isSyntax = (piece: unknown): piece is Syntax =>
  typeof piece === 'object' &&
  piece !== null &&
  'type' in piece &&
  typeof piece.type === 'string' &&
  'start' in piece
