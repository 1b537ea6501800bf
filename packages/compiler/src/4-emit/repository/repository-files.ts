import type { Plan } from '../../3-plan/plan.ts'
import { openapiDocument } from '../openapi/document.ts'
import { printDocument } from '../openapi/print.ts'
import { composeFile, dockerfile } from './docker.ts'
import { environmentExample } from './environment.ts'
import { DOCKERIGNORE, GITIGNORE } from './ignore.ts'
import { packageFiles } from './package-json.ts'
import { readme } from './readme.ts'
import { rolesFile } from './roles.ts'
import { securityDocument } from './security/document.ts'

/**
 * What stands round the source: packages, containers, environment, reference, by path. `imported`
 * are the packages that formulas need.
 */
export function repositoryFiles(
  plan: Plan,
  imported: readonly string[],
): readonly (readonly [string, string])[] {
  const { model } = plan
  const roles = rolesFile(model.dialect)
  return [
    ['.dockerignore', DOCKERIGNORE],
    ['.env.example', environmentExample(model)],
    ['.gitignore', GITIGNORE],
    // `npm ci` says which Node it needs, instead of Node what it can't do.
    ['.npmrc', 'engine-strict=true\n'],
    ['Dockerfile', dockerfile(model)],
    ['README.md', readme(plan)],
    ['SECURITY.md', securityDocument(plan)],
    ['compose.yaml', composeFile(model)],
    ...(roles === undefined ? [] : [['database/roles.sql', roles] as const]),
    ['openapi.json', `${printDocument(openapiDocument(plan))}\n`],
    ...packageFiles(model, imported),
  ]
}
