import { jsonSchema, wrapLanguageModel, type LanguageModelMiddleware } from 'ai'

/**
 * How an answer is asked for. Servers that speak as OpenAI does know JSON, most of them; which schemas they
 * follow differs, and a long one makes a grammar that small machines are slow with.
 */
export type Form = 'schema' | 'json' | 'text'

type Model = Parameters<typeof wrapLanguageModel>[0]['model']
type Given = Parameters<NonNullable<LanguageModelMiddleware['transformParams']>>[0]['params']

/** The library's own way reads all of the answer anew with each piece that comes, so it takes for ever. */
export function inForm(model: Model, form: Form, schema: object): Model {
  if (form === 'text') return model
  const responseFormat: Given['responseFormat'] =
    form === 'json' ? { type: 'json' } : { type: 'json', schema: jsonSchema(schema).jsonSchema }
  return wrapLanguageModel({
    model,
    middleware: { transformParams: async ({ params }) => ({ ...params, responseFormat }) },
  })
}
