/** A piece of TypeScript: always a whole expression, statement, member or file. */
export class Code {
  readonly strings: readonly string[]
  readonly holes: readonly Hole[]

  constructor(strings: readonly string[], holes: readonly Hole[]) {
    this.strings = strings
    this.holes = holes
  }
}

/** A mention of something that a module exports; mentioning it imports it. */
export class Ref {
  readonly name: string
  /** `fastify`, `node:crypto`, or a file of the same tree: `src/config.ts`. */
  readonly module: string
  readonly kind: RefKind
  /** What it is called where it is mentioned. */
  readonly local: string

  constructor(name: string, module: string, kind: RefKind, local = name) {
    this.name = name
    this.module = module
    this.kind = kind
    this.local = local
  }
}

export type RefKind = 'value' | 'type' | 'default' | 'namespace'

/** A checked identifier, made by `name`. */
export class Name {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Code that a node of the drawing asked for. */
export class Traced {
  readonly node: string
  readonly field: string | undefined
  readonly code: Hole

  constructor(node: string, field: string | undefined, code: Hole) {
    this.node = node
    this.field = field
    this.code = code
  }
}

/** A list with what stands between its items, where that is not the line or comma of a plain list. */
export class Joined {
  readonly items: readonly Hole[]
  readonly separator: string

  constructor(items: readonly Hole[], separator: string) {
    this.items = items
    this.separator = separator
  }
}

/**
 * What may stand in a template. Text may not: it comes in as data through `lit`, or as a checked
 * identifier through `name`. `false` and `undefined` leave nothing, not even their line.
 */
export type Hole = Code | Name | Ref | Traced | Joined | readonly Hole[] | false | undefined

/** Tag of a template of TypeScript. A list alone on its line is a line an item, else commas. */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  holes.forEach(refuseText)
  const [first = '', ...others] = strings
  // The line that a template begins on is for whoever reads the emitter.
  return new Code([first.replace(/^[ \t]*\n/, ''), ...others], holes)
}

/** The types refuse text already; this refuses what got round them. */
function refuseText(hole: unknown): void {
  if (hole === false || hole === undefined) return
  if (Array.isArray(hole)) return hole.forEach(refuseText)
  const known = [Code, Name, Ref, Traced, Joined].some((kind) => hole instanceof kind)
  if (!known) throw new TypeError(`A ${typeof hole} can't stand in code: use lit() or name().`)
}

/** The value `name` of a module. */
export const ref = (name: string, module: string): Ref => new Ref(checked(name), module, 'value')

/** The type `name` of a module, imported as a type. */
export const typeRef = (name: string, module: string): Ref => new Ref(checked(name), module, 'type')

/** A module's default export, under this name. */
export const defaultRef = (name: string, module: string): Ref =>
  new Ref(checked(name), module, 'default')

/** A whole module as one value: `import * as queries`. */
export const namespaceRef = (name: string, module: string): Ref =>
  new Ref(checked(name), module, 'namespace')

/** The same thing under another name, where two modules export one of the same name. */
export const aliased = (ref: Ref, local: string): Ref =>
  new Ref(ref.name, ref.module, ref.kind, checked(local))

/** Text as an identifier. Throws when it isn't one: names are decided and checked before emitting. */
export const name = (text: string): Name => new Name(checked(text))

/** The lines of this code come from that node, and field of it. */
export const from = (node: string, code: Hole, field?: string): Traced =>
  new Traced(node, field, code)

/** Items with an empty line between. */
export const spaced = (items: readonly Hole[]): Joined => new Joined(items, '\n\n')

/** Items with commas between, whatever stands around. */
export const commas = (items: readonly Hole[]): Joined => new Joined(items, ', ')

/** Items with an operator between: `'low' | 'high'`. */
export const operated = (items: readonly Hole[], operator: '|' | '&' | '&&' | '||'): Code =>
  code`${new Joined(items, ` ${operator} `)}`

/** Items a line each. */
export const lines = (items: readonly Hole[]): Joined => new Joined(items, '\n')

function checked(text: string): string {
  if (!isIdentifier(text)) throw new TypeError(`${JSON.stringify(text)} can't be an identifier.`)
  return text
}

/** Whether a text may be the name of a variable, function or type. */
export const isIdentifier = (text: string): boolean =>
  /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) && !RESERVED.has(text)

const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof undefined var void ' +
    'while with yield'
  ).split(' '),
)
