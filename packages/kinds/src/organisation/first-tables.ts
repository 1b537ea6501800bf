import type { JsonObject } from '@drawbridge/manifest'

/** A table of organisations, where none is drawn. Whoever makes one is its first owner. */
export function organisationTable(memberships: string): JsonObject {
  const values = { organisation: 'row', user: 'user', role: "'owner'" }
  const joins = { id: 'join', kind: 'create', settings: { table: memberships, values } }
  return {
    fields: [{ id: 'f_name', name: 'name', type: 'string', length: 120, required: true }],
    timestamps: true,
    events: [
      {
        id: 'first_owner',
        name: 'makeFirstOwner',
        when: 'afterCreate',
        steps: [
          {
            id: 'somebody',
            kind: 'if',
            settings: { condition: 'user != null' },
            bodies: { then: [joins] },
          },
        ],
      },
    ],
    access: {
      list: ['member'],
      read: ['member'],
      create: ['signedIn'],
      update: ['member:owner'],
      delete: ['member:owner'],
    },
  }
}

/** A table of their members. Owners say what the others are; everybody may leave but the last owner. */
export function membershipTable(id: string, organisations: string, accounts: string): JsonObject {
  const relation = (name: string, target: string) => ({
    id: `r_${name}`,
    name,
    type: 'manyToOne',
    target,
    inverse: 'memberships',
    required: true,
    onDelete: 'cascade',
  })
  const keepsAnOwner = (when: string, name: string) => ({
    id: `${when}_keeps`,
    name,
    when,
    steps: [
      {
        id: `${when}_whose`,
        kind: 'set',
        name: 'organisationId',
        settings: { value: 'row.organisationId' },
      },
      // Of two owners who leave at once, one waits here for the other.
      {
        id: `${when}_alone`,
        kind: 'findOne',
        settings: {
          table: organisations,
          where: 'row.id == organisationId',
          lock: true,
          whenMissing: 'nothing',
        },
      },
      {
        id: `${when}_owners`,
        kind: 'count',
        name: 'owners',
        settings: {
          table: id,
          where: "row.organisationId == organisationId && row.role == 'owner'",
        },
      },
      {
        id: `${when}_none`,
        kind: 'if',
        settings: { condition: 'owners == 0' },
        bodies: {
          then: [
            {
              id: `${when}_fails`,
              kind: 'fail',
              settings: {
                status: 409,
                field: 'role',
                message: "'An organisation keeps at least one owner.'",
              },
            },
          ],
        },
      },
    ],
  })
  return {
    fields: [
      {
        id: 'f_role',
        name: 'role',
        type: 'enum',
        values: ['owner', 'admin', 'member'],
        required: true,
        default: { kind: 'literal', value: 'member' },
      },
    ],
    relations: [relation('organisation', organisations), relation('user', accounts)],
    indexes: [{ id: 'i_once', fields: ['organisation', 'user'], kind: 'unique' }],
    timestamps: true,
    events: [
      keepsAnOwner('afterUpdate', 'keepAnOwner'),
      keepsAnOwner('afterDelete', 'keepAnOwnerBehind'),
    ],
    access: {
      list: ['member'],
      read: ['member'],
      update: ['member:owner'],
      delete: ['member:owner', 'signedIn when row.user == user'],
    },
  }
}
