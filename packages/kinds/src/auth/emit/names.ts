import { namespaceRef, ref, typeRef, type Ref } from '@drawbridge/source'

// What the emitted files of sign-in mention of each other.

export const Problem = ref('Problem', 'src/http/errors.ts')
export const hashPassword = ref('hashPassword', 'src/auth/passwords.ts')
export const verifyPassword = ref('verifyPassword', 'src/auth/passwords.ts')
export const isWeakPassword = ref('isWeakPassword', 'src/auth/weak-passwords.ts')
export const refuseWeak = ref('refuseWeak', 'src/auth/new-password.ts')
export const APPLICATION = ref('APPLICATION', 'src/auth/settings.ts')
export const queries = namespaceRef('queries', 'src/auth/queries.ts')
export const throttle = namespaceRef('throttle', 'src/auth/throttle.ts')
export const schemas = namespaceRef('schemas', 'src/auth/schemas.ts')

/** An interface of `src/auth/schemas.ts`. */
export const schemaType = (name: string): Ref => typeRef(name, 'src/auth/schemas.ts')

/** A function of `src/auth/sign-in.ts`. */
export const signIn = (name: string): Ref => ref(name, 'src/auth/sign-in.ts')
export const publicUrl = ref('publicUrl', 'src/auth/public-url.ts')
