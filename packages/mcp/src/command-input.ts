import { COMMAND_SCHEMA } from '@drawbridge/commands'

const { $id: _, ...schema } = COMMAND_SCHEMA

/** The one schema of commands, as it stands within the schema of a tool. */
const COMMAND: object = JSON.parse(
  JSON.stringify({ ...schema, discriminator: { propertyName: 'type' } }).replaceAll(
    '"Command#"',
    '"#/$defs/Command"',
  ),
)

const MOST = 500

/** What a list of edits is called by, in tools that take one. */
export const COMMANDS_INPUT = {
  properties: {
    title: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The intention, in words: it becomes one entry of the history.',
    },
    commands: {
      type: 'array',
      minItems: 1,
      maxItems: MOST,
      items: { $ref: '#/$defs/Command' },
      description:
        'Edits in the order in which they are made, all or none. A path leads into the settings of a part: a key by its name, the item of a list by "#" and its id: ["fields", "#f_title", "required"].',
    },
  },
  $defs: { Command: COMMAND },
} as const
