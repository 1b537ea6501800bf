import { namespaceRef, ref, typeRef } from '@drawbridge/source'

// What the emitted files of sign-in mention of each other, of the skeleton and of libraries.

export const FastifyInstance = typeRef('FastifyInstance', 'fastify')
export const FastifyReply = typeRef('FastifyReply', 'fastify')
export const FastifyRequest = typeRef('FastifyRequest', 'fastify')
export const randomUUID = ref('randomUUID', 'node:crypto')

export const Database = typeRef('Database', 'src/database/client.ts')
export const signedIn = ref('signedIn', 'src/http/access.ts')
export const invalid = ref('invalid', 'src/http/errors.ts')
export const Problem = ref('Problem', 'src/http/errors.ts')

export const Caller = typeRef('Caller', 'src/auth/caller.ts')
export const answer = ref('answer', 'src/auth/answer.ts')
export const hashPassword = ref('hashPassword', 'src/auth/passwords.ts')
export const verifyPassword = ref('verifyPassword', 'src/auth/passwords.ts')
export const isWeakPassword = ref('isWeakPassword', 'src/auth/weak-passwords.ts')
export const APPLICATION = ref('APPLICATION', 'src/auth/settings.ts')
export const queries = namespaceRef('queries', 'src/auth/queries.ts')
export const sessions = namespaceRef('sessions', 'src/auth/sessions.ts')
export const throttle = namespaceRef('throttle', 'src/auth/throttle.ts')
export const schemas = namespaceRef('schemas', 'src/auth/schemas.ts')

/** An interface of `src/auth/schemas.ts`. */
export const schemaType = (name: string) => typeRef(name, 'src/auth/schemas.ts')
