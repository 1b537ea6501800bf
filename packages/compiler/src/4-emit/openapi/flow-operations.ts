import {
  answerSchema,
  propertiesSchema,
  propertySchema,
  takesFiles,
  type FlowModel,
  type Model,
  type RouteInfo,
  content,
  type JsonObject,
  type Described,
} from '@drawbridge/kinds'

/** An endpoint that was drawn by hand; undefined where the route is none. */
export function flowOperation({ nodes, name }: RouteInfo, model: Model): Described | undefined {
  const flow = model.flows.find((one) => one.node === nodes.at(-1) && one.name === name)
  if (flow?.starts.kind !== 'endpoint') return undefined
  const { params, query, headers, body } = flow.starts
  const parameters = [
    ...params.map((one) => parameter(one, 'path')),
    ...query.map((one) => parameter(one, 'query')),
    ...headers.map((one) => parameter(one, 'header')),
  ]
  const takes = parameters.length > 0 || body.length > 0
  const problems = [...(takes ? [400] : []), ...(body.length > 0 ? [415] : []), ...flow.refuses]
  return {
    parameters,
    ...(body.length > 0 && { body: openSchema(bodySchema(flow)) }),
    ...(takesFiles(flow) && { bodyType: 'multipart/form-data' as const }),
    success: drawnAnswers(flow),
    problems,
  }
}

/** Files of a form are bytes; what flows see of them is nobody else's business. */
function bodySchema({ starts }: FlowModel): ReturnType<typeof propertiesSchema> {
  const { body = [], isOpen = false } = starts.kind === 'endpoint' ? starts : {}
  const schema = propertiesSchema(body, isOpen ? 'ignored' : 'refused')
  const files = body.filter(({ type }) => type === 'file').map(({ name }) => name)
  const binary = files.map((name) => [name, { type: 'string', format: 'binary' }] as const)
  const { properties } = schema as { readonly properties: object }
  return { ...schema, properties: { ...properties, ...Object.fromEntries(binary) } }
}

function parameter(
  property: Parameters<typeof propertySchema>[0],
  place: 'path' | 'query' | 'header',
): JsonObject {
  const { description, ...schema } = propertySchema(property)
  return {
    name: property.name,
    in: place,
    ...(property.required === true && { required: true }),
    ...(description !== undefined && { description }),
    schema: openSchema(schema),
  }
}

/** What its steps answer; where they also fail with a status, what failures say stands for both. */
function drawnAnswers({ answers, refuses }: FlowModel): JsonObject {
  const found = answers
    .filter(({ status }) => !refuses.has(status))
    .toSorted((a, b) => a.status - b.status)
    .map(({ status, as, type }): readonly [string, JsonObject] => [
      String(status),
      {
        description: DESCRIPTIONS[as],
        ...(type !== undefined && { content: content(openSchema(answerSchema(type))) }),
      },
    ])
  return Object.fromEntries(found)
}

const DESCRIPTIONS = {
  json: 'The answer.',
  text: 'A text.',
  html: 'A page.',
  redirect: 'Elsewhere.',
  file: 'A file.',
  stream: 'One item as JSON on each line.',
  nothing: 'It is done.',
} as const

/** Without the keywords that are our own. */
function openSchema(schema: ReturnType<typeof propertySchema>): JsonObject {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (OWN.has(key) ? undefined : value)),
  ) as JsonObject
}

const OWN: ReadonlySet<string> = new Set([
  'exactMinimum',
  'exactMaximum',
  'lowerCase',
  'utc',
  'digits',
  'scale',
])
