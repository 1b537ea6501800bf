import { Type, type Static } from 'typebox'

export const NoteSettings = Type.Object(
  {
    text: Type.String({ maxLength: 10_000, title: 'Text' }),
    width: Type.Optional(Type.Integer({ title: 'Width', minimum: 80, maximum: 10_000 })),
    height: Type.Optional(Type.Integer({ title: 'Height', minimum: 40, maximum: 10_000 })),
  },
  { title: 'Note', additionalProperties: false },
)
export type NoteSettings = Static<typeof NoteSettings>
