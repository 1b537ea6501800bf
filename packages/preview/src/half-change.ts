import type { HalfChange } from './schema-record.ts'

/** A change of tables was cut short, and the drawing has become another since. */
export class HalfChanged extends Error {
  readonly cure =
    'Undo what was drawn since and run it again, which goes on from there; or name an empty database.'
  constructor({ done }: HalfChange, all: number) {
    super(
      `The tables are half changed: MySQL keeps each step by itself, and ${done} of ${all} were done when one was refused.`,
    )
  }
}

/** What is left of a change that was cut short, where it is still the one that is wanted. @throws HalfChanged */
export function restOf(
  change: readonly string[],
  begun: readonly string[],
  half: HalfChange,
): readonly string[] {
  const isSame = begun.slice(0, half.done).every((statement, at) => statement === change[at])
  if (!isSame) throw new HalfChanged(half, begun.length)
  return change.slice(half.done)
}
