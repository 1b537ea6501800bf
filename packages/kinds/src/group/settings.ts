import { Type, type Static } from 'typebox'

export const GroupSettings = Type.Object(
  {
    members: Type.Array(Type.String({ format: 'part', maxLength: 64 }), {
      title: 'Members',
      maxItems: 500,
    }),
    width: Type.Optional(Type.Integer({ title: 'Width', minimum: 80, maximum: 10_000 })),
    height: Type.Optional(Type.Integer({ title: 'Height', minimum: 40, maximum: 10_000 })),
  },
  { title: 'Group', additionalProperties: false },
)
export type GroupSettings = Static<typeof GroupSettings>
