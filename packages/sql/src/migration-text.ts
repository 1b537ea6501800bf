/** One statement of a migration. */
export interface Step {
  /** Without its semicolon. */
  readonly statement: string
  /** Why rows or values are lost by it; absent where none are. */
  readonly destroys?: string
}

/** A migration as a file: each statement ends with a semicolon, with a blank line between. */
export function formatMigration(steps: readonly Step[]): string {
  return steps
    .map(
      ({ statement, destroys }) =>
        `${destroys ? `-- destructive: ${destroys}\n` : ''}${statement};\n`,
    )
    .join('\n')
}
