import {
  errorsOf,
  type Model,
  inclusionsOf,
  readRule,
  resourceOf,
  type AuthModel,
  type RouteInfo,
} from '@drawbridge/kinds'
import type { Dialect } from '@drawbridge/sql'
import { needsOf } from '../../3-plan/needs.ts'
import type { Plan } from '../../3-plan/plan.ts'
import { filterable } from '../openapi/table-schemas.ts'
import { environmentOf } from './environment.ts'
import { markdownTable, markdownText } from './markdown.ts'

/** `README.md` of the emitted repository: for the engineer who sees it for the first time. */
export function readme(plan: Plan): string {
  const { model } = plan
  const about = model.description === '' ? '' : `\n${markdownText(model.description)}\n`
  return `# ${markdownText(model.name)}
${about}
An HTTP API in TypeScript on [Fastify](https://fastify.dev) and ${database(model)}.
[Node.js](https://nodejs.org/en/download) 24.7 or later runs the TypeScript as it is: there is no build.

## Run it

\`\`\`sh
${model.packages.size > 0 ? 'npm install --ignore-scripts' : 'npm ci'}
npm run setup
npm start
\`\`\`

It listens on <http://127.0.0.1:3000>; the reference is at <http://127.0.0.1:3000/docs>. \`npm run setup\`
writes \`.env\` with new secrets.${startsServer(model.dialect)}${locks(model)}
${firstAccount(model.auth)}
Or all of it in containers: \`npm run setup\`, then \`docker compose up\`.

## Endpoints

${markdownTable(['Method', 'Path', 'What it does', 'Who may'], plan.routes.map(endpoint))}
\`GET /health/live\` says that the process runs, \`GET /health/ready\` that it reaches the database. ${errorsAre(model)}
${lists(plan)}
## Environment

${markdownTable(['Variable', 'What it holds', 'Unless set'], environmentOf(model).map(variable))}
## Change it

- \`src/app.ts\` puts the application together, \`src/policy.ts\` says who may call what.
- Each resource has a folder: \`routes.ts\` takes requests, \`queries.ts\` holds its SQL, \`schemas.ts\` what it takes
  and gives, \`rules.ts\` whose rows are reached.
${ownFolders(model)}- Tables change by a new file in \`migrations/\`, with single statements. \`npm run migrate\` applies what is new
  (\`-- --dry-run\` shows it); applied files never change. What loses rows or values says so in a line
  \`-- destructive: …\`, and is applied only by \`npm run migrate -- --allow-destructive\`.
- \`npm run dev\` starts again at each change.
- \`npm test\` runs the tests, \`npm run typecheck\` the compiler.${testServer(model.dialect)}
- \`npm run sbom\` lists what it is made of, for whoever has to know (CycloneDX).

## In production

- Set \`NODE_ENV=production\`, run \`npm run migrate\` before each new version, then \`npm start\`. It stops by
  itself when told to (SIGTERM), after the requests that it has begun.
- ${backup(model.dialect)}
- Put it behind a proxy that speaks HTTPS, and name that proxy in \`TRUST_PROXY\`. \`ALLOWED_HOSTS\` holds
  the service's own names; whoever calls it by another is answered 421.
${production(model.dialect)}- Run as many of them as you like${model.dialect === 'sqlite' ? ' beside the one file' : ''}.
  ${state(model.auth)}
- Traces go by OpenTelemetry's protocol to the collector that \`OTEL_EXPORTER_OTLP_ENDPOINT\` names: requests, functions,
  statements without their values, calls to others. \`service.version\` is a digest of \`src/\`.
- \`SECURITY.md\` says what it keeps to, which secrets it has and what it logs.
`
}

/** The server that has to be there, or the file that everything is in. */
function database(model: Model): string {
  const services = needsOf(model).flatMap((needs) => needs.services)
  return services.length === 0 ? 'SQLite, in `data/app.db`' : services.join(' and ')
}

/** The folders that only some backends have. */
function ownFolders({ flows, integrations }: Model): string {
  const services = integrations.some(({ operations }) => operations.length > 0)
  return [
    ...(flows.length > 0
      ? [
          '- `src/flows/` has a folder for each endpoint or piece of logic of its own: its function, and its SQL in `queries.ts`.\n',
        ]
      : []),
    ...(services
      ? ['- `src/services/` calls other services, one function for each operation.\n']
      : []),
  ].join('')
}

function errorsAre(model: Model): string {
  return errorsOf(model).members.length === 0
    ? 'Errors are\nproblem details (RFC 9457).'
    : 'Errors\nhave the shape that `src/http/errors.ts` gives them.'
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

/** A migration may drop what nobody meant to lose. */
function backup(dialect: Dialect): string {
  const how = {
    sqlite: '`sqlite3 data/app.db ".backup …"`, not by copying the file',
    mysql: '`mysqldump --single-transaction`',
    postgres: '`pg_dump --format=custom`',
  }[dialect]
  return `Back up the database before each migration: ${how}.`
}

function production(dialect: Dialect): string {
  if (dialect === 'sqlite') return ''
  return "- `database/roles.sql` makes an account that can't change tables, for the service to run as, as it does in\n  `compose.yaml`; `MIGRATION_DATABASE_URL` is then the one that can, for `npm run migrate`.\n"
}

/** What a process knows that the others do not. */
function state(auth: AuthModel | undefined): string {
  const counts = 'Each process counts requests by itself (`RATE_LIMIT` is per process)'
  if (auth?.settings.method !== 'jwt') return `${counts}; nothing else is kept.`
  return `${counts}
  and believes a signed-in caller for up to five seconds; nothing else is kept.`
}

function lists({ model, routes }: Plan): string {
  const listed = routes.find(({ operation }) => operation === 'list')
  const table = model.tables.find(({ node }) => node === listed?.nodes.at(-1))
  if (table === undefined) return ''
  const resource = resourceOf(table, model)
  const [first, second] = filterable(resource).toSorted(
    (a, b) => Number(a.role === 'key') - Number(b.role === 'key'),
  )
  if (first === undefined) return ''
  const sort = second === undefined ? `-${first.name}` : `-${first.name},${second.name}`
  const [relation] = inclusionsOf(resource).map((one) => one.relation.name)
  const include = relation === undefined ? '' : ` \`include=${relation}\`,`
  return `
Lists take \`limit\` and \`cursor\` (or \`offset\`), \`sort=${sort}\`, \`fields=${first.name}\`,${include}
\`count=true\`, and filters: \`${first.name}=…\`, also \`[ne] [lt] [lte] [gt] [gte] [in] [contains]
[startsWith] [isNull]\`.
`
}

function endpoint({ method, path, summary, access }: RouteInfo): readonly string[] {
  return [method, `\`${path}\``, markdownText(summary), access.map(ruleInWords).join('; ')]
}

function ruleInWords(rule: string): string {
  const { who, role = '', permission = '', when } = readRule(rule)
  const whom = {
    public: '**everybody**',
    signedIn: 'whoever is signed in',
    owner: 'the owner',
    role: `role \`${role}\``,
    permission: `permission \`${permission}\``,
  }[who]
  return when === undefined ? whom : `${whom} where ${markdownText(when)}`
}

function variable({
  name,
  holds,
  example,
  required,
}: ReturnType<typeof environmentOf>[number]): readonly string[] {
  const unset = required ? '(required)' : '(none)'
  const fallback = required || example === '' ? unset : `\`${example}\``
  return [`\`${name}\``, holds, BESIDE.get(name) ?? fallback]
}

/** What stands where there is nothing, and what the service itself does not read. */
const BESIDE: ReadonlyMap<string, string> = new Map([
  ['DATABASE_PASSWORD', '(for compose alone)'],
  ['DATABASE_SERVICE_PASSWORD', '(for compose alone)'],
  ['DATABASE_ROOT_PASSWORD', '(for compose alone)'],
  ['TEST_DATABASE_URL', '(for tests alone)'],
  ['ALLOWED_HOSTS', '(all; on a loopback address, this machine)'],
])

/** Packages that somebody's own code asks for were locked by nobody yet. */
function locks({ packages }: Model): string {
  if (packages.size === 0) return ''
  const names = [...packages.keys()].map(markdownText).join(', ')
  return ` The first \`npm install\` completes
\`package-lock.json\` by ${names}: keep it, and \`npm ci\` does from then on.`
}
