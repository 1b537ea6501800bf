import { Type, type Static } from 'typebox'
import { permissionShape } from '../permission.ts'

const TableId = (title: string, description: string) =>
  Type.String({ title, description, format: 'table', minLength: 1, maxLength: 64 })

/**
 * Organisations are the rows of one table (`organisation → table`). A row of another table belongs to
 * the organisation that its required relation leads to, and only its members reach it.
 */
export const OrganisationSettings = Type.Object(
  {
    /** Id of the table whose rows say who is a member of which organisation; absent: the one that could. */
    memberships: Type.Optional(
      TableId(
        'Members',
        'The table that says who is a member. Empty: the one that leads to an organisation and to an account.',
      ),
    ),
    /** What members may by the names of it, whatever their role in an organisation is called. */
    permissions: Type.Optional(
      Type.Array(permissionShape('The roles of members that may.'), {
        title: 'Permissions',
        description: 'What members may, by name. Rules ask for it as they ask for a role.',
        format: 'permissions',
        maxItems: 100,
        default: [],
      }),
    ),
    /** Ids of tables that all organisations share. */
    shared: Type.Optional(
      Type.Array(TableId('Table', 'A table that all organisations share.'), {
        title: 'Shared tables',
        description: 'Tables that are meant to belong to no organisation.',
        maxItems: 1_000,
        default: [],
      }),
    ),
  },
  { title: 'Organisations', additionalProperties: false },
)
export type OrganisationSettings = Static<typeof OrganisationSettings>

/** Settings as they were decoded: the schema has a default for what may be left out. */
export type OrganisationChoices = OrganisationSettings &
  Required<Pick<OrganisationSettings, 'shared' | 'permissions'>>
