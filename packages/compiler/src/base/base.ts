import { countsApart, secretsOf, type Model } from '@drawbridge/kinds'
import { variablesOf } from '../3-plan/needs.ts'
import { BASE_FILES } from './files.ts'

/** Files of the skeleton for this backend, by their path in it. */
export function baseFiles(model: Model): ReadonlyMap<string, string> {
  const access = model.auth === undefined ? 'open' : 'guarded'
  const hasConditions = model.tables.some(({ conditions }) => conditions.size > 0)
  const folders = ['common', model.dialect, access]
  // A file of a later folder stands in for one of the same path.
  if (hasConditions) folders.push(`conditions-${access}`)
  if ((model.auth?.settings.permissions.length ?? 0) > 0) folders.push('permissions')
  if (model.apis.some((api) => countsApart(api, model))) folders.push('limits-per-api')
  const files = new Map<string, string>()
  for (const chosen of folders) {
    for (const [path, text] of BASE_FILES) {
      const [folder = '', ...rest] = path.split('/')
      if (folder === chosen) files.set(rest.join('/'), text)
    }
  }
  const start = files.get(START)
  if (start !== undefined) files.set(START, withVariables(start, model))
  return files
}

const START = 'test/start-app.ts'

/** Tests have secrets of their own for the services that nobody calls in them. */
function withVariables(text: string, model: Model): string {
  const secrets = [...secretsOf(model).keys()].map((name) => `      ${name}: 'of the tests',\n`)
  const variables = variablesOf(model)
  const values = variables.flatMap(({ name, inTests }) => {
    if (inTests === undefined) return []
    const value = typeof inTests === 'string' ? `'${inTests}'` : `${inTests.name}.${inTests.member}`
    return [`      ${name}: ${value},\n`]
  })
  const imports = variables.flatMap(({ inTests }) =>
    typeof inTests === 'object'
      ? [`import { ${inTests.name} } from './${inTests.module.replace('test/', '')}'\n`]
      : [],
  )
  return text
    .replace(/^(?:import .*\n)+/, (head) => [head, ...imports].join(''))
    .replace("      LOG_LEVEL: 'silent',\n", (line) => [...secrets, ...values, line].join(''))
}
