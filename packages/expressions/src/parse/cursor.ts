import type { Expression, Span } from '../expression.ts'
import { Refusal } from '../problem.ts'
import { REFUSED_MARKS } from './refusals.ts'
import { scan } from './scan.ts'
import type { Token } from './tokens.ts'

/** How deep a formula may be nested: whatever walks over it may be recursive. */
const DEEPEST = 100

/** A text, how far it is read, and how deep the formula has become. */
export class Cursor {
  readonly text: string
  token: Token
  /** The end of what was read last. */
  end = 0
  #open = 0
  readonly #heights = new WeakMap<Expression, number>()

  constructor(text: string) {
    this.text = text
    this.token = scan(text, 0)
  }

  /** Reads on. */
  next(): Token {
    const read = this.token
    this.end = read.span.to
    this.token = scan(this.text, read.span.to)
    return read
  }

  /** Reads on from an offset: behind a piece of a template. */
  jump(offset: number): void {
    this.end = offset
    this.token = scan(this.text, offset)
  }

  isMark(mark: string): boolean {
    return this.token.kind === 'mark' && this.token.mark === mark
  }

  isName(name: string): boolean {
    return this.token.kind === 'name' && this.token.name === name
  }

  /** Reads this mark, if it is next. */
  skip(mark: string): boolean {
    if (!this.isMark(mark)) return false
    this.next()
    return true
  }

  /** Reads a mark that has to be here: the partner of one that began at `from`. */
  close(mark: string, from: number): void {
    if (this.skip(mark)) return
    if (this.token.kind !== 'end') this.refuseMark()
    const before = this.text.slice(from, this.end).trim()
    const shown = before.length > 40 ? `…${before.slice(-40)}` : before
    throw new Refusal(
      { from, to: Math.max(this.end, from + 1) },
      `There is a \`${mark}\` missing after \`${shown}\`.`,
      this.token.kind === 'end'
        ? `Add \`${mark}\`.`
        : `Add \`${mark}\` or \`,\` before \`${this.#shown()}\`.`,
    )
  }

  /** Throws when the next mark means nothing in this language. */
  refuseMark(): void {
    const { token } = this
    if (token.kind !== 'mark') return
    const refused = REFUSED_MARKS[token.mark]
    if (refused !== undefined) throw new Refusal(token.span, ...refused)
  }

  /** What stands here does not belong here. */
  unexpected(): Refusal {
    this.refuseMark()
    const { token } = this
    if (token.kind === 'end') return new Refusal(token.span, 'The formula ends too early.')
    if (token.kind === 'mark' && /^[)\]}]$/.test(token.mark))
      return new Refusal(
        token.span,
        `There is a \`${token.mark}\` that nothing opens.`,
        `Take the \`${token.mark}\` away.`,
      )
    if (token.kind === 'mark' && token.mark === ',')
      return new Refusal(
        token.span,
        'A `,` stands between the values of a function or list alone.',
        'Write numbers without it: `1000.50`.',
      )
    return new Refusal(token.span, `\`${this.#shown()}\` doesn't fit here.`)
  }

  /** Goes one bracket deeper for as long as `work` takes. */
  within<Result>(span: Span, work: () => Result): Result {
    if (this.#open >= DEEPEST) throw tooDeep(span)
    this.#open += 1
    const result = work()
    this.#open -= 1
    return result
  }

  /** A piece made of these parts. */
  made<Made extends Expression>(made: Made, ...parts: readonly Expression[]): Made {
    const height = parts.reduce((most, part) => Math.max(most, this.#heights.get(part) ?? 0), 0) + 1
    if (height > DEEPEST) throw tooDeep(made.span)
    this.#heights.set(made, height)
    return made
  }

  #shown(): string {
    const { from, to } = this.token.span
    return this.text.slice(from, Math.min(to, from + 40))
  }
}

const tooDeep = (span: Span): Refusal =>
  new Refusal(span, 'This formula is nested too deep.', 'Set a part of it in a step of its own.')
