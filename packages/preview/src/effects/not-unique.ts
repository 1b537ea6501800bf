import type { Loss } from './loss.ts'

/** Rows are alike where they must differ from now on. Which of them to change, only a person knows. */
export class NotUnique extends Error {
  readonly cure = 'Make them different first, or leave the field as it is. Nothing was changed.'
  constructor(found: readonly Loss[]) {
    super(found.map(({ sentence }) => sentence).join(' '))
  }
}
