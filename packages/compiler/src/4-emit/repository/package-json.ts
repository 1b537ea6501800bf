import type { Model } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import { dependenciesOf } from './dependencies.ts'
import { packageLock } from './package-lock.ts'

const VERSION = '0.1.0'
const ENGINES = { node: '>=24.7' }

/** What the running server may touch of the disk; SQLite's files are the one thing it writes. */
export const PERMISSIONS: Readonly<Record<Dialect, readonly string[]>> = {
  sqlite: ['--permission', '--allow-fs-read=.', '--allow-fs-write=./data'],
  mysql: ['--permission', '--allow-fs-read=.'],
  postgres: ['--permission', '--allow-fs-read=.'],
}

/** `package.json` and the lock file that goes with it, with what formulas import besides. */
export function packageFiles(
  model: Model,
  imported: readonly string[],
): readonly (readonly [string, string])[] {
  const needed = dependenciesOf(model, imported)
  const root = { name: model.slug, version: VERSION, ...needed, engines: ENGINES }
  const content = {
    name: model.slug,
    version: VERSION,
    private: true,
    ...(model.description !== '' && { description: model.description }),
    type: 'module',
    engines: ENGINES,
    scripts: {
      setup: 'node scripts/setup.ts',
      dev: 'node --watch --env-file-if-exists=.env src/main.ts',
      start: `node --env-file-if-exists=.env ${PERMISSIONS[model.dialect].join(' ')} src/main.ts`,
      migrate: 'node --env-file-if-exists=.env src/migrate.ts',
      ...(model.auth !== undefined && {
        account: 'node --env-file-if-exists=.env src/account.ts',
      }),
      test: 'node --env-file-if-exists=.env --test "test/**/*.test.ts"',
      typecheck: 'tsc',
      sbom: 'npm sbom --sbom-format cyclonedx',
    },
    ...needed,
  }
  return [
    ['package.json', `${JSON.stringify(content, undefined, 2)}\n`],
    ['package-lock.json', packageLock(root)],
  ]
}
