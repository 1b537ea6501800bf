import type { AuthModel, RouteInfo } from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import type { Plan } from '../../3-plan/plan.ts'
import { environmentOf } from './environment.ts'
import { markdownTable, markdownText } from './markdown.ts'

const SERVERS: Readonly<Record<Dialect, string>> = {
  sqlite: 'SQLite, in `data/app.db`',
  mysql: 'MySQL 8 or later, or MariaDB 10.6 or later',
  postgres: 'PostgreSQL 13 or later',
}

/** `README.md` of the emitted repository: for the engineer who sees it for the first time. */
export function readme(plan: Plan): string {
  const { model } = plan
  const about = model.description === '' ? '' : `\n${markdownText(model.description)}\n`
  return `# ${markdownText(model.name)}
${about}
An HTTP API in TypeScript on [Fastify](https://fastify.dev) and ${SERVERS[model.dialect]}. Node.js 24.7
or later runs the TypeScript as it is: there is no build.

## Run it

\`\`\`sh
npm ci
npm run setup
npm run dev
\`\`\`

It listens on <http://127.0.0.1:3000>; the reference is at <http://127.0.0.1:3000/docs>. \`npm run setup\`
writes \`.env\` with new secrets.${startsServer(model.dialect)}
${firstAccount(model.auth)}
Or all of it in containers: \`npm run setup\`, then \`docker compose up\`.

## Endpoints

${markdownTable(['Method', 'Path', 'What it does', 'Who may'], plan.routes.map(endpoint))}
\`GET /health/live\` says that the process runs, \`GET /health/ready\` that it reaches the database. Errors are
problem details (RFC 9457).
${lists(plan)}
## Environment

${markdownTable(['Variable', 'What it holds', 'Unless set'], environmentOf(model).map(variable))}
## Change it

- \`src/app.ts\` puts the application together, \`src/policy.ts\` says who may call what.
- Each resource has a folder: \`routes.ts\` takes requests, \`queries.ts\` holds its SQL, \`schemas.ts\` what it takes
  and gives, \`rules.ts\` whose rows are reached.
- Tables change by a new file in \`migrations/\`, with single statements. \`npm run migrate\` applies what is new
  (\`-- --dry-run\` shows it); applied files never change.
- \`npm test\` runs the tests, \`npm run typecheck\` the compiler.${testServer(model.dialect)}

## In production

- Set \`NODE_ENV=production\`, run \`npm run migrate\` before each new version, then \`npm start\`. It stops by
  itself when told to (SIGTERM), after the requests that it has begun.
- Put it behind a proxy that speaks HTTPS, and name that proxy in \`TRUST_PROXY\`.
${production(model.dialect)}- It keeps no state in the process: run as many of them as you like${model.dialect === 'sqlite' ? ' beside the one file' : ''}.
`
}

function firstAccount(auth: AuthModel | undefined): string {
  if (auth === undefined) return ''
  const { identifier, settings } = auth
  const role = settings.roles.at(-1) ?? ''
  const opened =
    settings.registration === 'open' ? 'Who registers has the least role' : 'Nobody can register'
  return `
${opened}: \`npm run account -- <${identifier.name}> ${role}\` gives an account
another one, and opens it where there is none.
`
}

function startsServer(dialect: Dialect): string {
  if (dialect === 'sqlite') return ''
  return `
A database server comes from \`docker compose up --wait database\`; for another one, say so in \`.env\`.`
}

function testServer(dialect: Dialect): string {
  if (dialect === 'sqlite') return ''
  return ` The tests make databases of their own on the server
  that \`TEST_DATABASE_URL\` names, as an account that may; \`.env\` names the one of \`compose.yaml\`.`
}

function production(dialect: Dialect): string {
  if (dialect === 'sqlite')
    return '- Back up `data/app.db` with `sqlite3 data/app.db ".backup …"`, not by copying the file.\n'
  return "- `database/roles.sql` makes an account that can't change tables, for the service to run as;\n  `MIGRATION_DATABASE_URL` is then the one that can, for `npm run migrate`.\n"
}

function lists({ routes }: Plan): string {
  if (!routes.some(({ operation }) => operation === 'list')) return ''
  return `
Lists take \`limit\` and \`cursor\` (or \`offset\`), \`sort=-createdAt,title\`, \`fields=id,title\`, \`include=…\`,
\`count=true\`, and filters: \`done=true\`, \`dueDate[lt]=2026-01-01\`, also \`[ne] [lte] [gt] [gte] [in] [contains]
[startsWith] [isNull]\`.
`
}

function endpoint({ method, path, summary, access }: RouteInfo): readonly string[] {
  return [method, `\`${path}\``, markdownText(summary), access.map(ruleInWords).join(', ')]
}

function ruleInWords(rule: string): string {
  if (rule === 'public') return '**everybody**'
  if (rule === 'signedIn') return 'whoever is signed in'
  return rule === 'owner' ? 'the owner' : `role \`${rule.slice('role:'.length)}\``
}

function variable({
  name,
  holds,
  example,
  required,
}: ReturnType<typeof environmentOf>[number]): readonly string[] {
  const fallback = required || example === '' ? '(required)' : `\`${example}\``
  return [`\`${name}\``, holds, BESIDE.get(name) ?? fallback]
}

/** What the service itself does not read. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['DATABASE_PASSWORD', '(for compose alone)'],
  ['TEST_DATABASE_URL', '(for tests alone)'],
])
