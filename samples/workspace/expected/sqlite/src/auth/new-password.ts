import { invalid } from '../http/errors.ts'
import { APPLICATION } from './settings.ts'
import { isWeakPassword } from './weak-passwords.ts'

export function refuseWeak(field: string, password: string, identifier: string): void {
  if (isWeakPassword(password, [identifier, APPLICATION])) {
    throw invalid(field, 'is too easy to guess: take several words that have nothing in common')
  }
}
