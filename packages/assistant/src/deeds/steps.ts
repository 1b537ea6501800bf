import { withQuoted } from './quoted.ts'
import { stepFor, stepPlays, type StepRole } from '@drawbridge/kinds/faces'
import { isObject, type JsonObject } from '@drawbridge/manifest'
import { asPattern } from '../text/as-pattern.ts'

export type DrawnStep = JsonObject & { readonly id: string; readonly kind: string }

/** Names that mean something in every flow. */
const TAKEN = new Set(['row', 'before', 'user', 'changes', 'params', 'query', 'body', 'request'])
/** Whether a step only finds something out. */
const isLook = (step: DrawnStep): boolean => stepPlays(step, 'names', 'finds', 'gathers', 'counts')

/** Makes steps with ids that follow from their order. */
export class Steps {
  #all: DrawnStep[] = []
  readonly #prefix: string
  #count = 0

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  get all(): readonly DrawnStep[] {
    return this.#all
  }

  id(): string {
    this.#count += 1
    return `${this.#prefix}_${this.#count}`
  }

  add(role: StepRole, settings: JsonObject, name?: string): void {
    this.push({
      id: this.id(),
      kind: stepFor(role).kind,
      ...(name !== undefined && { name }),
      settings,
    })
  }

  push(step: DrawnStep): void {
    this.#all.push(step)
  }

  /** Puts what was done from here on into a case; what was looked up stays before it. */
  inCase(from: number, condition: string): void {
    const added = this.#all.slice(from)
    const does = added.filter((step) => !isLook(step))
    const looks = added.filter(isLook)
    const step = {
      id: this.id(),
      kind: stepFor('chooses').kind,
      settings: { condition },
      bodies: { then: does },
    }
    this.#all = [...this.#all.slice(0, from), ...looks, step]
  }

  /** How far it is. */
  mark(): number {
    return this.#all.length
  }

  /** As it was before what turned out to lead nowhere. */
  goBack(mark: number): void {
    this.#all = this.#all.slice(0, mark)
  }

  /** The name of a value that a step has named already. */
  named(formula: string): string | undefined {
    const known = this.#all.find(
      (step) =>
        stepPlays(step, 'names') &&
        isObject(step['settings']) &&
        step['settings']['value'] === formula,
    )
    return typeof known?.['name'] === 'string' ? known['name'] : undefined
  }

  /** `total`, or `total2` where that is taken. */
  freeName(wanted: string): string {
    const taken = new Set([...TAKEN, ...this.#all.map(({ name }) => String(name ?? ''))])
    let name = wanted
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`
    return name
  }

  /** Whether something is done, and not only looked up. */
  get isDoing(): boolean {
    return !this.#all.every(isLook)
  }

  /** Whether somebody is written to, at once or for each of many. */
  get isMailing(): boolean {
    const kind = `"kind":"${stepFor('mails').kind}"`
    return this.#all.some((step) => JSON.stringify(step).includes(kind))
  }

  /** What has to be looked up for formulas alone. */
  looksFor(...formulas: readonly string[]): readonly DrawnStep[] {
    return usedOf(this.#all.filter(isLook), formulas)
  }

  /** The steps, less what was looked up and is not used: by a step, or by these formulas. */
  used(...formulas: readonly string[]): readonly DrawnStep[] {
    return usedOf(this.#all, formulas)
  }
}

function usedOf(all: readonly DrawnStep[], formulas: readonly string[]): readonly DrawnStep[] {
  let steps = all
  for (;;) {
    const kept = steps.filter(
      (step, at) =>
        !isLook(step) ||
        new RegExp(String.raw`\b${asPattern(String(step['name']))}\b`).test(
          [...steps.slice(at + 1).map((one) => JSON.stringify(one)), ...formulas].join(' '),
        ),
    )
    if (kept.length === steps.length) return kept
    steps = kept
  }
}

export const text = (words: string): string =>
  `'${withQuoted(words).replaceAll('\\', '').replaceAll("'", '’')}'`
