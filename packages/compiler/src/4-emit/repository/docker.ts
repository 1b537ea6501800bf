import type { Model } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import { variablesOf } from '../../3-plan/needs.ts'
import { environmentOf } from './environment.ts'
import { PERMISSIONS } from './package-json.ts'

const HEALTH = `fetch(\`http://127.0.0.1:\${process.env.PORT ?? 3000}/health/live\`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`

/** `Dockerfile`: no build step, no root, and nothing written but the data of SQLite. */
export function dockerfile({ dialect }: Model): string {
  const command = ['node', ...PERMISSIONS[dialect], 'src/main.ts']
  const data =
    dialect === 'sqlite' ? 'RUN mkdir data && chown node:node data\nVOLUME /app/data\n' : ''
  return `FROM node:24.21-slim

ENV NODE_ENV=production
ENV HOST=0.0.0.0
WORKDIR /app

COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY . .
${data}
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \\
  CMD ${JSON.stringify(['node', '--eval', HEALTH])}
CMD ${JSON.stringify(command)}
`
}

const SERVERS: Readonly<Record<Exclude<Dialect, 'sqlite'>, string>> = {
  mysql: `    image: mysql:9
    environment:
      MYSQL_DATABASE: app
      MYSQL_USER: app
      MYSQL_PASSWORD: \${DATABASE_PASSWORD:?npm run setup makes it}
      MYSQL_ROOT_PASSWORD: \${DATABASE_ROOT_PASSWORD:?npm run setup makes it}
    volumes: ['data:/var/lib/mysql']
    ports: ['127.0.0.1:3306:3306']
    healthcheck:
      test: mysqladmin ping --host=127.0.0.1 --user=app --password="$$MYSQL_PASSWORD"
      interval: 2s
      timeout: 5s
      retries: 60
`,
  postgres: `    image: postgres:17
    environment:
      POSTGRES_DB: app
      POSTGRES_USER: app
      POSTGRES_PASSWORD: \${DATABASE_PASSWORD:?npm run setup makes it}
    volumes: ['data:/var/lib/postgresql/data']
    ports: ['127.0.0.1:5432:5432']
    healthcheck:
      test: ['CMD', 'pg_isready', '--username=app', '--dbname=app']
      interval: 2s
      timeout: 5s
      retries: 60
`,
}

interface Urls {
  /** Of the running service, which reads and writes rows. */
  readonly service: string
  /** Of the migrations, which change tables. */
  readonly migrate: string
}

const URLS: Readonly<Record<Dialect, Urls>> = {
  sqlite: { service: 'sqlite:./data/app.db', migrate: 'sqlite:./data/app.db' },
  mysql: {
    service: 'mysql://app_service:${DATABASE_SERVICE_PASSWORD}@database:3306/app',
    migrate: 'mysql://app:${DATABASE_PASSWORD}@database:3306/app',
  },
  postgres: {
    service: 'postgres://app_service:${DATABASE_SERVICE_PASSWORD}@database:5432/app',
    migrate: 'postgres://app:${DATABASE_PASSWORD}@database:5432/app',
  },
}

/** How `database/roles.sql` is run, with its password, by a client inside of compose. */
const ROLES: Readonly<Record<Exclude<Dialect, 'sqlite'>, string>> = {
  mysql: `    image: mysql:9
    command:
      - sh
      - -c
      - mysql --host=database --user=root --init-command="SET @service_password = '$$SERVICE_PASSWORD'" app < /roles.sql
    environment:
      MYSQL_PWD: \${DATABASE_ROOT_PASSWORD:?npm run setup makes it}
`,
  postgres: `    image: postgres:17
    command:
      - sh
      - -c
      - psql --set=ON_ERROR_STOP=1 --set=service_password="$$SERVICE_PASSWORD" --file=/roles.sql
    environment:
      PGHOST: database
      PGUSER: app
      PGDATABASE: app
      PGPASSWORD: \${DATABASE_PASSWORD:?npm run setup makes it}
`,
}

/** `compose.yaml`: the service, its migrations, and its database where that is a server. */
export function composeFile(model: Model): string {
  const { dialect, slug } = model
  const secret = variablesOf(model)
    .filter(({ madeUp }) => madeUp)
    .map(({ name }) => `      ${name}: \${${name}:?npm run setup makes it}\n`)
    .join('')
  const url = (account: keyof Urls) => `      DATABASE_URL: ${URLS[dialect][account]}\n`
  const given = variablesOf(model)
    .filter(({ name, madeUp }) => !madeUp && !OF_DATABASE.test(name) && !PASSED_ON.includes(name))
    .map(
      ({ name, required }) => `      ${name}: \${${name}${required ? ':?set it in .env' : ':-'}}\n`,
    )
    .join('')
  const volume = dialect === 'sqlite' ? "    volumes: ['data:/app/data']\n" : ''
  const server =
    dialect === 'sqlite'
      ? ''
      : `
  roles:
${ROLES[dialect]}      SERVICE_PASSWORD: \${DATABASE_SERVICE_PASSWORD:?npm run setup makes it}
    volumes: ['./database/roles.sql:/roles.sql:ro']
    depends_on:
      database:
        condition: service_healthy
${LOCKDOWN}    restart: 'no'

  database:
${SERVERS[dialect]}    restart: unless-stopped
`
  const waits =
    dialect === 'sqlite'
      ? ''
      : `    depends_on:
      roles:
        condition: service_completed_successfully
`
  return `name: '${slug}'

services:
  app:
    build: .
    environment:
${url('service')}${secret}${given}${passedOn(model)}    ports: ['127.0.0.1:3000:3000']
${volume}    depends_on:
      migrate:
        condition: service_completed_successfully
${LOCKDOWN}    restart: unless-stopped

  migrate:
    build: .
    command: ['node', 'src/migrate.ts']
    environment:
${url('migrate')}${volume}${waits}${LOCKDOWN}    restart: 'no'
${server}
volumes:
  data:
`
}

/** Where the database is, is told beside it. */
const OF_DATABASE = /DATABASE_/

const PASSED_ON = [
  'EGRESS_ALLOW',
  'EGRESS_ONLY',
  'LOG_LEVEL',
  'RATE_LIMIT',
  'ALLOWED_HOSTS',
  'TRUST_PROXY',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_SERVICE_NAME',
]

/** What `.env` may set for the service in its container too. */
function passedOn(model: Model): string {
  return environmentOf(model)
    .filter(({ name }) => PASSED_ON.includes(name))
    .map(({ name, example }) => `      ${name}: \${${name}:-${example}}\n`)
    .join('')
}

const LOCKDOWN = `    read_only: true
    tmpfs: ['/tmp']
    cap_drop: ['ALL']
    security_opt: ['no-new-privileges:true']
`
