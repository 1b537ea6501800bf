import type { Access, Operation } from '@drawbridge/kinds'
import type { JsonObject } from '@drawbridge/manifest'

const ALL: readonly Operation[] = ['list', 'read', 'create', 'update', 'delete']

/** A relation to another table, as a connection between two tables says it. */
export interface CompactRelation {
  readonly name: string
  readonly target: string
  readonly inverse: string
}

/** Accounts: an address to sign in with and a name. Each reaches their own, an admin all of them. */
export function accountSettings(
  operations: readonly Operation[] | undefined,
  relations: readonly CompactRelation[],
): JsonObject {
  // Registering creates accounts, so the api needs no other way to.
  const offered = operations ?? ALL.filter((operation) => operation !== 'create')
  return {
    fields: [
      {
        id: 'f_email',
        name: 'email',
        type: 'string',
        required: true,
        unique: true,
        format: 'email',
      },
      { id: 'f_name', name: 'name', type: 'string' },
    ],
    ...withRelations(relations),
    timestamps: true,
    access: accessOf(offered, (operation) =>
      operation === 'create' ? ['role:admin'] : ['owner', 'role:admin'],
    ),
  }
}

/** Anything else: a name and an owner, who alone reaches the row. */
export function tableSettings(
  operations: readonly Operation[] | undefined,
  relations: readonly CompactRelation[],
): JsonObject {
  return {
    fields: [{ id: 'f_name', name: 'name', type: 'string', required: true }],
    ...withRelations(relations),
    timestamps: true,
    owner: true,
    access: accessOf(operations ?? ALL, (operation) =>
      operation === 'create' ? ['signedIn'] : ['owner'],
    ),
  }
}

function accessOf(operations: readonly Operation[], rule: (of: Operation) => Access): JsonObject {
  return Object.fromEntries(operations.map((operation) => [operation, rule(operation)]))
}

function withRelations(relations: readonly CompactRelation[]): JsonObject {
  if (relations.length === 0) return {}
  return {
    relations: relations.map(({ name, target, inverse }) => ({
      id: `r_${name}`,
      name,
      type: 'manyToOne',
      target,
      inverse,
    })),
  }
}
