import {
  assignable,
  check,
  forget,
  inFunction,
  parse,
  type Scope,
  type Type,
} from '@drawbridge/expressions'
import {
  diagnose,
  type DiagnosticCode,
  type Facts,
  isObject,
  type JsonObject,
  pointer,
  quoted,
} from '@drawbridge/manifest'
import type { ColumnModel, Model, TableModel } from '../model.ts'
import { orNothing } from '../query/unless-missing.ts'
import { stepFaceOf } from '../steps/faces.ts'
import { tableOf } from '../table/emit/lookup.ts'
import { changedIn } from './changed-in.ts'
import { checkProperties } from './decode-steps.ts'
import type { FlowCheck } from './flow-check.ts'
import type { CheckedBody } from './flow-model.ts'
import { mentions, type Formula } from './formula.ts'
import { MENTIONED_NAMES } from './given-names.ts'
import type { Property } from './property.ts'
import type { Step } from './step.ts'
import { MOST_MEMBERS, typeSize } from './type-size.ts'

type Path = readonly (string | number)[]

/** What stands round a step. */
export interface Surroundings {
  readonly scope: Scope
  /** Takes what `give` gives; undefined where nobody asks. */
  readonly frame?: Frame | undefined
  readonly isInLoop?: true
  readonly isInTransaction?: true
  /** Why nothing may be answered here, as the end of a sentence. */
  readonly noAnswer?: string
  /** Names that were given by `set` in this very body or around it, which `change` may change. */
  readonly changeable: ReadonlySet<string>
}

/** Whoever has the value that `give` gives. */
export interface Frame {
  /** `return`: giving ends the flow. `block`: it ends what is done. `value`: it has to be the last thing that is done. */
  readonly kind: 'return' | 'block' | 'value'
  readonly types: Type[]
  /** Fields of the row that is about to be written, where values of them are what is given. */
  readonly row?: RowToFill
  /** Whether some of it stays literal. */
  staysLiteral?: true
}

/** A row that an event gives values, and which of its columns may be given one. */
export interface RowToFill {
  readonly table: TableModel
  readonly columns: readonly ColumnModel[]
}

/** A step as its kind sees it while it is checked: its settings, what is in scope, and where to complain. */
export class StepCheck {
  readonly flow: FlowCheck
  readonly step: Step
  readonly path: Path
  readonly around: Surroundings

  constructor(flow: FlowCheck, step: Step, path: Path, around: Surroundings) {
    this.flow = flow
    this.step = step
    this.path = path
    this.around = around
  }

  get model(): Model {
    return this.flow.model
  }

  get settings(): JsonObject {
    return this.step.settings
  }

  /** A setting that is a text; the schema has let nothing else through. */
  text(key: string): string | undefined {
    const value = this.settings[key]
    return typeof value === 'string' ? value : undefined
  }

  number(key: string): number | undefined {
    const value = this.settings[key]
    return typeof value === 'number' ? value : undefined
  }

  list(key: string): readonly JsonObject[] {
    const value = this.settings[key]
    return Array.isArray(value) ? value.filter(isObject) : []
  }

  object(key: string): JsonObject | undefined {
    const value = this.settings[key]
    return isObject(value) ? value : undefined
  }

  texts(key: string): readonly string[] {
    const value = this.settings[key]
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  }

  report<Code extends DiagnosticCode>(code: Code, path: Path, ...facts: Facts<Code>): undefined {
    const place = { node: this.flow.node, field: pointer(...this.path, ...path) }
    this.flow.diagnostics.push(diagnose(code, place, ...facts))
    return undefined
  }

  /** The formula of a setting; undefined after something was said about it. */
  formula(
    key: string,
    expected?: Type,
    names: Readonly<Record<string, Type>> = {},
  ): Formula | undefined {
    const text = this.text(key)
    return text === undefined ? undefined : this.formulaAt(['settings', key], text, expected, names)
  }

  formulaAt(
    path: Path,
    text: string,
    expected?: Type,
    names: Readonly<Record<string, Type>> = {},
    leaves = this.#leaves,
  ): Formula | undefined {
    const parsed = parse(text)
    if (!parsed.ok) {
      for (const problem of parsed.problems) this.#complain(path, problem)
      return undefined
    }
    const { expression } = parsed
    if (!('secrets' in names) && mentions(expression, 'secrets'))
      return this.report('secret-out-of-place', path, { step: this.title })
    const scope = withNames(this.around.scope, names)
    const { type, typed, problems } = check(expression, scope, expected)
    for (const problem of problems) this.#complain(path, problem)
    for (const name of MENTIONED_NAMES) if (mentions(expression, name)) this.flow.mention(name)
    if (problems.length > 0 || this.isTooLarge(type, path)) return undefined
    return this.#seen({ type, expression, typed }, leaves)
  }

  /** A formula that gives a row, or several, of which nothing is taken but the key. */
  rowFormulaAt(
    path: Path,
    text: string,
    names?: Readonly<Record<string, Type>>,
  ): Formula | undefined {
    return this.formulaAt(path, text, undefined, names, false)
  }

  /** A formula that may be wrong: nothing is said about it. */
  quietly(text: string, names: Readonly<Record<string, Type>> = {}): Formula | undefined {
    const parsed = parse(text)
    if (!parsed.ok) return undefined
    const { type, typed, problems } = check(parsed.expression, withNames(this.around.scope, names))
    for (const name of MENTIONED_NAMES)
      if (mentions(parsed.expression, name)) this.flow.mention(name)
    const { expression } = parsed
    return problems.length > 0 ? undefined : this.#seen({ type, expression, typed }, this.#leaves)
  }

  /** Formulas by name, in the order in which they were drawn; undefined where one is wrong. */
  formulas(
    key: string,
    expected: (name: string) => Type | undefined = () => undefined,
    names: Readonly<Record<string, Type>> = {},
  ): ReadonlyMap<string, Formula> | undefined {
    const found = new Map<string, Formula>()
    let isRight = true
    for (const [name, text] of Object.entries(this.object(key) ?? {})) {
      const formula = this.formulaAt(['settings', key, name], String(text), expected(name), names)
      if (formula === undefined) isRight = false
      else found.set(name, formula)
    }
    return isRight ? found : undefined
  }

  /** What a setting says that a value has; undefined after something was said about it. */
  properties(key: string): readonly Property[] | undefined {
    // The schema has let nothing else through.
    const drawn = (this.settings[key] ?? []) as unknown as readonly Property[]
    const found = checkProperties(drawn, this.flow.node, [...this.path, 'settings', key])
    this.flow.diagnostics.push(...found)
    return found.length === 0 ? drawn : undefined
  }

  table(): TableModel | undefined {
    const id = this.text('table') ?? ''
    const table = tableOf(id, this.model)
    if (table !== undefined) return table
    const known = this.model.tables.map(({ node }) => node)
    return this.report('unknown-choice', ['settings', 'table'], { what: 'table', found: id, known })
  }

  /** For what of the step becomes a function of its own: it changes nothing outside. */
  get inFunction(): StepCheck {
    const { flow, step, path, around } = this
    const scope = inFunction(around.scope)
    return new StepCheck(flow, step, path, { ...around, scope, changeable: new Set() })
  }

  /** For what is done after its bodies may have changed something: the next round of a loop. */
  get afterChanges(): StepCheck {
    const scope = forgetChanged(this.around.scope, this.step)
    return new StepCheck(this.flow, this.step, this.path, { ...this.around, scope })
  }

  body(slot: string, around: Partial<Surroundings> = {}): CheckedBody {
    const { bodies = {} } = this.step
    // A case may be called `constructor`, which every object has.
    const steps = Object.hasOwn(bodies, slot) ? bodies[slot] : undefined
    const path = [...this.path, 'bodies', slot]
    return this.flow.checkBody(this.flow, steps ?? [], path, { ...this.around, ...around })
  }

  /** Whether something was said about what a value is made of: that it is too much to write out. */
  isTooLarge(type: Type, path: Path): boolean {
    if (typeSize(type) <= MOST_MEMBERS) return false
    this.report('value-too-large', path, { step: this.title, most: MOST_MEMBERS })
    return true
  }

  /** What to call this step in a message. */
  get title(): string {
    return this.step.name === undefined ? quoted(this.step.kind) : quoted(this.step.name)
  }

  /** Whether what its formulas give is handed to others than formulas. */
  get #leaves(): boolean {
    return stepFaceOf(this.step.kind)?.looksOnly !== true
  }

  #seen(formula: Formula, leaves: boolean): Formula {
    this.flow.formulas.push({ leaves, typed: formula.typed })
    return formula
  }

  #complain(path: Path, { message, cure }: { readonly message: string; readonly cure?: string }) {
    this.report('wrong-formula', path, {
      step: this.title,
      problem: message,
      cure: cure ?? 'Correct the formula.',
    })
  }
}

/** Without what is known of names that the bodies of a step change. */
export const forgetChanged = (scope: Scope, { bodies = {} }: Pick<Step, 'bodies'>): Scope =>
  [...changedIn(Object.values(bodies).flat())].reduce(forget, scope)

export function withNames(scope: Scope, names: Readonly<Record<string, Type>>): Scope {
  const added = Object.entries(names)
  return added.length === 0 ? scope : { ...scope, names: new Map([...scope.names, ...added]) }
}

/** Who has what is given in a loop: giving ends it only where it ends all that is done. */
export function inLoop(frame: Frame | undefined): Frame | undefined {
  return frame?.kind === 'value' ? undefined : frame
}

/** What a frame was given, in all. */
export function givenType({ types }: Frame): Type | undefined {
  return types.reduce<Type | undefined>(
    (all, type) => (all === undefined ? type : (commonOf(all, type) ?? { kind: 'json' })),
    undefined,
  )
}

/** The one that the other fits into. */
function commonOf(one: Type, other: Type): Type | undefined {
  if (one.kind === 'null') return orNothing(other)
  if (other.kind === 'null') return commonOf(other, one)
  if (assignable(other, one)) return one
  return assignable(one, other) ? other : undefined
}
