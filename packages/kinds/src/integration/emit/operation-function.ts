import { code, commas, doc, key, lit, name, ref, templateOf, type Code } from '@drawbridge/source'
import type { Property } from '../../flow/property.ts'
import { isOptional } from '../../flow/property-type.ts'
import { CONTENT_TYPES } from '../../steps/http/body.ts'
import { inputsOf, PARAMETER, type IntegrationModel, type OperationModel } from '../model.ts'
import { answerName, checkName, formOf } from './answers.ts'
import { inputsName } from './inputs.ts'

const outside = (one: string) => ref(one, 'src/http/outside.ts')
const send = ref('send', 'src/http/egress.ts')
const secrets = ref('secrets', 'src/secrets.ts')

/** One operation of a service. */
export function operationFunction(operation: OperationModel, integration: IntegrationModel): Code {
  const { method, body = [], description = '' } = operation
  const {
    timeout = 10_000,
    retries = 0,
    redirects = 0,
    maxBytes = 1_000_000,
  } = integration.settings
  const headers = headersOf(operation, integration)
  const sent = code`await ${send}({
    method: ${lit(method)},
    url: ${urlOf(operation, integration)},
    ${headers.length > 0 && code`headers: { ${commas(headers)} },`}
    ${body.length > 0 && code`body: ${bodyOf(operation)},`}
    timeout: ${lit(timeout)},
    ${retries > 0 && code`retries: ${lit(retries)},`}
    ${redirects > 0 && code`redirects: ${lit(redirects)},`}
    maxBytes: ${lit(maxBytes)},
  })`
  const parameter = inputsOf(operation).length > 0 && code`inputs: ${name(inputsName(operation))}`
  return code`
    ${doc(description === '' ? `${method} ${operation.path}` : description)}
    export async function ${name(operation.name)}(${parameter}): Promise<${typeOf(operation)}> {
      ${answered(operation, code`${outside('accepted')}(${sent})`)}
    }`
}

function typeOf(operation: OperationModel): Code {
  const type = name(answerName(operation))
  const types = {
    object: code`${type}`,
    list: code`${type}[]`,
    text: code`string`,
    nothing: code`void`,
  }
  return types[formOf(operation)]
}

function answered(operation: OperationModel, answer: Code): Code {
  const form = formOf(operation)
  if (form === 'nothing') return answer
  if (form === 'text') return code`return ${outside('answerText')}(${answer})`
  return code`return ${outside('answerBody')}(${answer}, ${name(checkName(operation))})`
}

const input = ({ name: called }: Property): Code =>
  /^[A-Za-z_$][\w$]*$/.test(called) ? code`inputs.${name(called)}` : code`inputs[${lit(called)}]`

/** `a: inputs.a` */
const member = (property: Property): Code => code`${key(property.name)}: ${input(property)}`

function urlOf(operation: OperationModel, { settings }: IntegrationModel): Code {
  const { baseUrl = '', urlFrom, auth } = settings
  const { params, path, query = [] } = operation
  const pieces = path.split(PARAMETER)
  const parts = pieces.map((piece, index) => {
    const param = index % 2 === 1 && params.find((one) => one.name === piece)
    return param ? input(param) : piece
  })
  const base = urlFrom === undefined ? baseUrl.replace(/\/+$/, '') : ''
  const [first = '', ...others] = parts
  const text = templateOf([typeof first === 'string' ? base + first : base, ...others])
  const tail = code`${params.length > 0 && outside('addressOf')}${text}`
  const url = urlFrom === undefined ? tail : code`${secrets}.${name(urlFrom)} + ${tail}`
  const own =
    auth?.type === 'query' ? [code`${key(auth.name ?? '')}: ${secretOf(auth.secret)}`] : []
  const values = [...query.map(member), ...own]
  return values.length === 0 ? url : code`${outside('withQuery')}(${url}, { ${commas(values)} })`
}

const secretOf = (secret: string): Code => code`${secrets}.${name(secret)}`

function headersOf(operation: OperationModel, { settings }: IntegrationModel): readonly Code[] {
  const { body = [], bodyAs = 'json', headers = [] } = operation
  const { auth } = settings
  const all = new Map<string, Code>([
    ...(body.length > 0
      ? [['content-type', code`'content-type': ${lit(CONTENT_TYPES[bodyAs] ?? '')}`] as const]
      : []),
    ...Object.entries(settings.headers ?? {}).map(
      ([header, value]) =>
        [header.toLowerCase(), code`${lit(header.toLowerCase())}: ${lit(value)}`] as const,
    ),
    ...headers.map((one) => [one.name.toLowerCase(), headerOf(one)] as const),
    ...(auth ? signIn(auth) : []),
  ])
  return [...all.values()]
}

/** A header that may be left out is left out. */
function headerOf(property: Property): Code {
  const header = lit(property.name.toLowerCase())
  const value = property.type === 'string' ? input(property) : code`String(${input(property)})`
  if (!isOptional(property) && property.nullable !== true) return code`${header}: ${value}`
  return code`...(${input(property)} != null && { ${header}: ${value} })`
}

function signIn(
  auth: NonNullable<IntegrationModel['settings']['auth']>,
): readonly (readonly [string, Code])[] {
  const secret = secretOf(auth.secret)
  switch (auth.type) {
    case 'bearer':
      return [['authorization', code`authorization: \`Bearer \${${secret}}\``]]
    case 'basic':
      return [
        [
          'authorization',
          code`authorization: ${outside('basicAuth')}(${lit(auth.user ?? '')}, ${secret})`,
        ],
      ]
    case 'header': {
      const header = (auth.name ?? '').toLowerCase()
      return [[header, code`${lit(header)}: ${secret}`]]
    }
    case 'query':
      return []
  }
}

function bodyOf({ body = [], bodyAs }: OperationModel): Code {
  const object = code`{ ${commas(body.map(member))} }`
  return bodyAs === 'form' ? code`${outside('asForm')}(${object})` : code`JSON.stringify(${object})`
}
