import { Type, type Static } from 'typebox'

export const GroupSettings = Type.Object(
  {
    members: Type.Array(Type.String(), { maxItems: 500 }),
    width: Type.Optional(Type.Integer({ minimum: 80, maximum: 10_000 })),
    height: Type.Optional(Type.Integer({ minimum: 40, maximum: 10_000 })),
  },
  { additionalProperties: false },
)
export type GroupSettings = Static<typeof GroupSettings>
