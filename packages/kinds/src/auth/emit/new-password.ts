import { code, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { APPLICATION, isWeakPassword } from './names.ts'

/** `src/auth/new-password.ts` */
export const newPasswordFile: Code = code`
  export function refuseWeak(field: string, password: string, identifier: string): void {
    if (${isWeakPassword}(password, [identifier, ${APPLICATION}])) {
      throw ${refs.invalid}(field, 'is too easy to guess: take several words that have nothing in common')
    }
  }`
