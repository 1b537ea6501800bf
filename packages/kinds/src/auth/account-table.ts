import type { JsonObject } from '@drawbridge/manifest'

/** The name of the field that people sign in with, by the settings of sign-in. */
export function identifierOf({ identifier }: JsonObject): string {
  return typeof identifier === 'string' && identifier !== '' ? identifier : 'email'
}

/** What people sign in with: always there, and no two people have the same. */
export function identifierField(name: string): JsonObject {
  return {
    id: `f_${name}`,
    name,
    type: 'string',
    ...(name === 'email' && { length: 254, format: 'email' }),
    required: true,
    unique: true,
  }
}

/** A table of users to keep accounts in, where none is drawn. `auth`: the settings of sign-in. */
export function accountTable(auth: JsonObject): JsonObject {
  return {
    fields: [
      identifierField(identifierOf(auth)),
      { id: 'f_name', name: 'name', type: 'string', length: 120 },
    ],
    timestamps: true,
    access: accountAccess(auth),
  }
}

/**
 * Registering is what adds an account. People see and change their own, and an admin all of them,
 * where sign-in knows that role.
 */
export function accountAccess({ roles }: JsonObject): JsonObject {
  const who = Array.isArray(roles) && !roles.includes('admin') ? ['owner'] : ['owner', 'role:admin']
  return { read: who, update: who }
}
