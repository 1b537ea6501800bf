import { code, defaultRef, lit, name, ref, spaced, typeRef, type Code } from '@drawbridge/source'
import { canSignUp, type Player } from './cast.ts'
import { makerName, makings, type Making } from './inputs.ts'
import type { Resource } from './resource.ts'
import { inputName, subjectOf, urlOf, type Subject } from './subject.ts'
import { changeTests, countsAccounts } from './test-changes.ts'
import { asksForPerson, createTests } from './test-creates.ts'
import { readTests } from './test-reads.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const TestApp = typeRef('TestApp', 'test/start-app.ts')
const TestPerson = typeRef('TestPerson', 'test/people.ts')
const node = (exported: string) => ref(exported, 'node:test')
const signUp = ref('signUp', 'test/people.ts')

/** `test/tasks.test.ts`; undefined where a test can't make a row. */
export function testsFile(resource: Resource): Code | undefined {
  const { table, model } = resource
  const subject = canSignUp(model) ? subjectOf(resource) : undefined
  if (subject === undefined) return undefined
  const { making, cast } = subject
  const people = cast.filter(({ role }) => role !== undefined)
  const first = model.auth?.settings.roles[0]
  return code`
    ${node('suite')}(${lit(table.names.folder.replaceAll('-', ' '))}, () => {
      let started: ${TestApp}
      ${people.length > 0 && code`const people: Record<string, ${TestPerson}> = {}`}

      ${node('before')}(async () => {
        started = await ${ref('startApp', 'test/start-app.ts')}()
        ${people.map((player) => {
          const role = player.role !== first && code`, ${lit(player.role ?? '')}`
          return code`people[${lit(player.name)}] = await ${signUp}(started.app${role})`
        })}
      })
      ${node('after')}(() => started.stop())

      ${caller(people)}

      ${making === undefined ? accountMaker(subject) : makers(subject, making)}

      ${spaced([...createTests(subject), ...readTests(subject), ...changeTests(subject)])}
    })`
}

function caller(people: readonly Player[]): Code {
  const isSomebody = people.length > 0
  const headers = isSomebody ? code`people[who]?.headers ?? {}` : code`{}`
  const who = isSomebody ? code`who: string` : code`_who: string`
  return code`
    const call = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, ${who}, payload?: object) =>
      started.app.inject({ method, url, headers: ${headers}, ...(payload && { payload }) })`
}

/** Accounts are made by opening them: each is its own owner's row. */
function accountMaker(subject: Subject): Code {
  const { table, type } = subject.resource
  return code`
    ${
      countsAccounts(subject) &&
      code`
      /** Beyond those of the people who have signed up. */
      let number = 1_000`
    }

    /** An account, and its owner signed in. */
    async function ${name(`make${table.names.type}`)}(): Promise<Pick<${type}, 'id'>> {
      const owner = await ${signUp}(started.app)
      people['owner'] = owner
      return { id: owner.id }
    }`
}

/** What makes a row, and all that it points at. */
function makers(subject: Subject, making: Making): Code {
  const all = makings(making)
  const asks = asksForPerson(subject, making) || all.some(({ isOfCreator }) => isOfCreator)
  return code`
    ${
      asks &&
      code`
      function person(who: string): ${TestPerson} {
        const known = people[who]
        ${assert}.ok(known, who)
        return known
      }`
    }

    ${all.some(({ counts }) => counts) && code`let number = 0`}

    ${spaced(all.map(maker))}`
}

function maker(making: Making): Code {
  const { resource, creator, members, counts } = making
  const made = counts
    ? code`
      number += 1
      return {
        ${members}
      }`
    : code`
      return {
        ${members}
      }`
  return code`
    async function ${inputName(making)}(): Promise<${resource.inputType}> {
      ${made}
    }

    async function ${makerName(making)}(): Promise<${resource.type}> {
      const response = await call('POST', ${lit(urlOf(resource))}, ${lit(creator.name)}, await ${inputName(making)}())
      ${assert}.equal(response.statusCode, 201, response.body)
      return response.json<${resource.type}>()
    }`
}
