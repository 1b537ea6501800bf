import { LOOKING, useDocument } from './document.ts'

/** Why somebody who may only look can't do what takes an editor; null for everybody else. */
export const useLooking = (): string | null =>
  useDocument(({ role }) => (role === 'viewer' ? LOOKING : null))
