import { shownWays } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { settingText } from '../kinds/setting-text.ts'
import { plain, type FormField } from './form-field.ts'

const PASSWORD = 'correct horse battery staple'

/** What a route of sign-in takes: one of its own, or of a way that was added. */
export function authForm(
  route: Route,
  auth: Node,
  account: readonly FormField[],
): readonly FormField[] {
  const identifier = settingText(auth, 'identifier', 'email')
  const text = (name: string, example: string): FormField => ({
    ...plain(name, 'text'),
    required: true,
    example,
  })
  const own = [
    text(identifier, identifier === 'email' ? 'ada@example.com' : 'ada'),
    text('password', PASSWORD),
  ]
  if (route.path.endsWith('/login')) return own
  if (route.path.endsWith('/register'))
    return [...own, ...account.filter(({ name, required }) => required && name !== identifier)]
  if (route.path.endsWith('/refresh')) return [text('refreshToken', '')]
  if (route.path.endsWith('/password'))
    return [text('currentPassword', PASSWORD), text('newPassword', `${PASSWORD} 2`)]
  return wayForm(route, auth)
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly string[]
  readonly examples?: readonly Json[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

function wayForm({ method, path }: Route, { settings }: Node): readonly FormField[] {
  const routes = shownWays(settings).flatMap((way) => way.routes)
  const found = routes.find((one) => one.method === method && one.path === path)
  const { properties = {}, required = [] }: Schema = found?.body ?? {}
  return Object.entries(properties).map(([name, schema]) => ({
    ...plain(name, kindOf(schema)),
    required: required.includes(name),
    choices: schema.enum ?? [],
    example: schema.examples?.[0] ?? exampleOf(name, schema),
  }))
}

function kindOf({ type, enum: choices }: Schema): FormField['kind'] {
  if (choices) return 'choice'
  const [first] = [type ?? 'string'].flat()
  if (first === 'integer' || first === 'number') return 'number'
  if (first === 'boolean') return 'boolean'
  return first === 'string' ? 'text' : 'json'
}

function exampleOf(name: string, schema: Schema): Json {
  switch (kindOf(schema)) {
    case 'number':
      return 1
    case 'boolean':
      return false
    case 'json':
      return schema.type === 'array' ? [] : {}
    case 'choice':
      return schema.enum?.[0] ?? ''
    default:
      return name === 'email' || schema.format === 'email' ? 'ada@example.com' : ''
  }
}
