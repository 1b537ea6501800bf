import { diagnose, hasErrors, pointer, segmentsOf, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing, IntegrationPart } from '../drawing.ts'
import { checkProperties } from '../flow/decode-steps.ts'
import { typeOfProperty } from '../flow/property-type.ts'
import type { Property } from '../flow/property.ts'
import { isSecretName } from '../flow/secrets.ts'
import { checkCodeName } from '../names/possible.ts'
import { folded, wordsOf } from '../names/words.ts'
import { OF_THE_CONNECTION } from '../steps/http/connection.ts'
import { isPlain } from '../steps/http/plain.ts'
import { inputsOf, paramsOf, PARAMETER } from './model.ts'
import type { Operation } from './settings.ts'

type Report = (path: readonly (string | number)[]) => {
  readonly node: string
  readonly field: string
}

/** A service by itself. */
export function checkIntegration(part: IntegrationPart, drawing: Drawing): readonly Diagnostic[] {
  const { node, settings } = part
  const at: Report = (path) => ({ node: node.id, field: pointer('settings', ...path) })
  return [
    ...checkName(part, drawing),
    ...checkAddress(part, at),
    ...checkSignIn(part, at),
    ...Object.keys(settings.headers ?? {}).flatMap((name) =>
      ofConnection(name, at(['headers', name])),
    ),
    ...settings.operations.flatMap((one, index) =>
      checkOperation(one, settings.operations.slice(0, index), (path) =>
        at(['operations', index, ...path]),
      ),
    ),
  ]
}

function checkName(part: IntegrationPart, { integrations }: Drawing): readonly Diagnostic[] {
  const { node } = part
  const place = { node: node.id, field: '/name' }
  const words = wordsOf(node.name)
  if (!/^[a-z]/.test(words.join('')))
    return [diagnose('name-not-usable', place, { what: 'A service', name: node.name })]
  const other = integrations.find(
    (one) => one !== part && wordsOf(one.node.name).join('') === words.join(''),
  )
  if (other === undefined || integrations.indexOf(other) > integrations.indexOf(part)) return []
  const facts = { what: 'The service', name: node.name, other: 'another service' }
  return [diagnose('duplicate-name', place, facts)]
}

function checkAddress({ node, settings }: IntegrationPart, at: Report): readonly Diagnostic[] {
  const { baseUrl, urlFrom, auth } = settings
  if (urlFrom !== undefined)
    return isSecretName(urlFrom)
      ? []
      : [diagnose('secret-not-usable', at(['urlFrom']), { name: urlFrom })]
  if (baseUrl === undefined) {
    const facts = { what: 'Address', where: `in “${node.name}”` }
    return [diagnose('missing-value', at(['baseUrl']), facts)]
  }
  const url = /^https?:\/\/[^\s/?#@\\]+(?:\/[^\s?#\\]*)?$/i.test(baseUrl)
    ? URL.parse(baseUrl)
    : null
  if (url === null)
    return [
      diagnose('wrong-value', at(['baseUrl']), {
        what: 'Address',
        expected:
          'an address such as https://api.example.com/v1, without a question mark or a password',
        found: baseUrl,
      }),
    ]
  const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'http:' && !isNear && auth !== undefined
    ? [diagnose('address-not-encrypted', at(['baseUrl']), { step: node.name })]
    : []
}

function checkSignIn({ node, settings }: IntegrationPart, at: Report): readonly Diagnostic[] {
  const { auth } = settings
  if (auth === undefined) return []
  const missing = (key: 'user' | 'name', what: string): readonly Diagnostic[] =>
    auth[key] === undefined
      ? [diagnose('missing-value', at(['auth', key]), { what, where: `in “${node.name}”` })]
      : []
  return [
    ...(isSecretName(auth.secret)
      ? []
      : [diagnose('secret-not-usable', at(['auth', 'secret']), { name: auth.secret })]),
    ...(auth.type === 'basic' ? missing('user', 'User name') : []),
    ...(auth.type === 'header' || auth.type === 'query' ? missing('name', 'Name') : []),
    ...(auth.type === 'header' && auth.name !== undefined
      ? ofConnection(auth.name, at(['auth', 'name']))
      : []),
  ]
}

function ofConnection(name: string, place: ReturnType<Report>): readonly Diagnostic[] {
  return OF_THE_CONNECTION.has(name.toLowerCase())
    ? [diagnose('header-not-yours', place, { step: 'service', name })]
    : []
}

function checkOperation(
  operation: Operation,
  before: readonly Operation[],
  at: Report,
): readonly Diagnostic[] {
  const { name, method, path, params = [], query = [], headers = [], body = [] } = operation
  const { response = [], responseAs = 'object' } = operation
  const names = new Set([...path.matchAll(PARAMETER)].map(([, one]) => one))
  const properties = (key: string, all: readonly Property[]) => {
    const { node, field } = at([key])
    return checkProperties(all, node, segmentsOf(field))
  }
  const shapes = [
    ...properties('params', params),
    ...properties('query', query),
    ...properties('headers', headers),
    ...properties('body', body),
    ...properties('response', response),
  ]
  // What is no property can't be looked at as one.
  if (hasErrors(shapes)) return shapes
  return [
    ...checkCodeName('An operation', name, at(['name'])),
    ...(before.some((one) => folded(one.name) === folded(name))
      ? [
          diagnose('duplicate-name', at(['name']), {
            what: 'The operation',
            name,
            other: 'another one',
          }),
        ]
      : []),
    ...(before.some(({ id }) => id === operation.id)
      ? [diagnose('duplicate-id', at(['id']), { id: operation.id, what: 'operations' })]
      : []),
    ...params.flatMap((one, index) =>
      names.has(one.name)
        ? []
        : [diagnose('not-in-path', at(['params', index, 'name']), { name: one.name, path })],
    ),
    ...(method === 'GET' && body.length > 0
      ? [diagnose('body-of-get', at(['body']), { name })]
      : []),
    ...shapes,
    ...headers.flatMap((one, index) => ofConnection(one.name, at(['headers', index, 'name']))),
    ...plainOnly('params', params, at),
    ...plainOnly('query', query, at),
    ...plainOnly('headers', headers, at),
    ...(operation.bodyAs === 'form' ? plainOnly('body', body, at) : []),
    ...clashing(operation, at),
    ...(response.length === 0 &&
    operation.responseAs !== undefined &&
    /object|list/.test(responseAs)
      ? [diagnose('missing-value', at(['response']), { what: 'Answer', where: `in “${name}”` })]
      : []),
  ]
}

/** What addresses, headers and forms have no room for. */
function plainOnly(key: string, all: readonly Property[], at: Report): readonly Diagnostic[] {
  return all.flatMap((one, index) =>
    isPlain(typeOfProperty(one))
      ? []
      : [
          diagnose('wrong-value', at([key, index, 'type']), {
            what: one.name,
            expected: 'a text, a number, a date or a truth value',
            found: one.type,
          }),
        ],
  )
}

/** A step gives all that an operation takes by name, wherever it goes. */
function clashing(operation: Operation, at: Report): readonly Diagnostic[] {
  const inputs = inputsOf({ ...operation, params: paramsOf(operation) })
  const twice = inputs.find(
    (one, index) => inputs.findIndex(({ name }) => name === one.name) < index,
  )
  if (twice === undefined) return []
  const facts = { what: 'The value', name: twice.name, other: 'another value of this operation' }
  return [diagnose('duplicate-name', at([]), facts)]
}
