import type { Dialect } from '@drawbridge/sql'
import type { Needs, Variable } from '../part-kind.ts'

const SQLITE: Needs = {
  environment: [
    {
      name: 'DATABASE_URL',
      holds: 'Which file the database is.',
      example: 'sqlite:./data/app.db',
      required: true,
    },
  ],
  services: [],
  packages: [],
}

const ROOT: Variable = {
  name: 'DATABASE_ROOT_PASSWORD',
  holds: 'Password of its administrator, as whom the tests make databases.',
  example: '',
  required: false,
}

const MYSQL: Needs = {
  environment: server(
    'mysql://app:${DATABASE_PASSWORD}@127.0.0.1:3306/app',
    'mysql://root:${DATABASE_ROOT_PASSWORD}@127.0.0.1:3306/',
    ROOT,
  ),
  services: ['MySQL 8.4 or later, or MariaDB 10.6 or later'],
  packages: ['mysql2'],
}

const POSTGRES: Needs = {
  environment: server(
    'postgres://app:${DATABASE_PASSWORD}@127.0.0.1:5432/app',
    'postgres://app:${DATABASE_PASSWORD}@127.0.0.1:5432/postgres',
  ),
  services: ['PostgreSQL 15 or later'],
  packages: ['pg'],
}

/** What each database asks of whoever runs the backend. */
export const DATABASE_NEEDS: Readonly<Record<Dialect, Needs>> = {
  sqlite: SQLITE,
  mysql: MYSQL,
  postgres: POSTGRES,
}

/** `forTests` is the server of compose.yaml, as who may make databases there. */
function server(
  url: string,
  forTests: string,
  ...others: readonly Variable[]
): readonly Variable[] {
  return [
    {
      name: 'DATABASE_PASSWORD',
      holds: 'Password of the database in compose.yaml.',
      example: '',
      required: false,
    },
    ...others,
    {
      name: 'DATABASE_SERVICE_PASSWORD',
      holds: "Password of the account there that the service has, and that can't change tables.",
      example: '',
      required: false,
    },
    {
      name: 'DATABASE_URL',
      holds: 'Where the database is, and how to sign in to it.',
      example: url,
      required: true,
    },
    {
      name: 'TEST_DATABASE_URL',
      holds: 'Server on which the tests may make databases of their own.',
      example: forTests,
      required: false,
    },
  ]
}
