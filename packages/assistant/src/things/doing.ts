import type { Command } from '@drawbridge/commands'
import type { Draft } from '../draft.ts'

/** What one phrase does, step by step, on a copy of the draft. */
export class Doing {
  readonly draft: Draft
  readonly commands: Command[] = []
  readonly says: string[] = []
  readonly left: string[] = []

  constructor(draft: Draft) {
    this.draft = draft.copy()
  }

  /** @returns whether it could be done */
  do(says: string, commands: readonly Command[]): boolean {
    if (commands.length > 0 && this.draft.apply(commands) !== undefined) return false
    this.commands.push(...commands)
    if (says !== '') this.says.push(says)
    return true
  }

  get reading() {
    const { commands, left, draft } = this
    return { says: this.says.join(' '), commands, left, draft }
  }
}
