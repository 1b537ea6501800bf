import { code } from '@drawbridge/source'
import type { Contribution } from '../contribution.ts'
import { filesOf } from './emit/files.ts'
import type { Variable } from '../part-kind.ts'

/** Where a backend is, for whoever is sent back to it from elsewhere. */
export const PUBLIC_URL: Variable = {
  name: 'PUBLIC_URL',
  holds: 'Where people reach this application: https://api.example.com',
  example: 'http://localhost:3000',
  required: true,
  inTests: 'http://localhost',
}

const FILES = filesOf('public')

/** The setting, and `src/auth/public-url.ts`, which reads it. */
export function publicUrlContributions(node: string): readonly Contribution[] {
  return [
    {
      type: 'setting',
      node,
      name: 'publicUrl',
      valueType: 'string',
      read: code`required('PUBLIC_URL', 1)`,
    },
    ...FILES.map((file): Contribution => ({ type: 'file', node, ...file })),
  ]
}
