import { code, name, ref, typeRef, type Code, type Ref } from '@drawbridge/source'

/** What a link that asks for nothing more sends back, by its emitted name. */
export const Opening = (folder: string): Ref => typeRef('Opening', `src/auth/${folder}/schemas.ts`)

/** The schema of a route that a link without more is used up by, and what that sends. */
export const linkSchema = (called: string): Code => code`
  export interface Opening {
    /** What stands behind # in the link. */
    readonly token: string
  }

  export const ${name(called)} = {
    body: {
      type: 'object',
      properties: { token: { type: 'string', maxLength: 128 } },
      required: ['token'],
      additionalProperties: false,
    },
    response: { 200: ${ref('signedIn', 'src/auth/schemas.ts')} },
  }`
