import { code, commas, defaultRef, lit, name, ref, spaced, type Code } from '@drawbridge/source'
import { canSignUp } from './cast.ts'
import { awaits, makerName, type Making } from './inputs.ts'
import { hasTellingRules, ruleTestsFile } from './rule-tests/file.ts'
import type { Resource } from './resource.ts'
import { inputName, inputOf, makersOf, subjectOf, urlOf, type Subject } from './subject.ts'
import { changeTests, countsAccounts } from './test-changes.ts'
import { asksForPerson, createTests, rollsBack } from './test-creates.ts'
import { linkTests } from './test-links.ts'
import { listTests } from './test-lists.ts'
import { readTests } from './test-reads.ts'
import { strangersFile } from './test-strangers.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const node = (exported: string) => ref(exported, 'node:test')

/** A file of tests. */
interface TestFile {
  readonly path: string
  readonly text: Code
}

/** `test/tasks.test.ts` and `test/rules/tasks.test.ts`; neither where nobody can sign up. */
export function testFiles(resource: Resource): readonly TestFile[] {
  const { table, model } = resource
  if (!canSignUp(model)) return []
  const { folder } = table.names
  const subject = subjectOf(resource)
  const asksForRows = subject === undefined || hasTellingRules(resource)
  const rules = asksForRows ? ruleTestsFile(resource) : undefined
  const text =
    subject === undefined
      ? rules === undefined && strangersFile(resource)
      : rowsFile(subject, rules !== undefined)
  return [
    ...(text ? [{ path: `test/${folder}.test.ts`, text }] : []),
    ...(rules ? [{ path: `test/rules/${folder}.test.ts`, text: rules }] : []),
  ]
}

/** Who reaches a row is left out where a file of its own tests that. */
function rowsFile(subject: Subject, isRuled: boolean): Code {
  const { resource, making } = subject
  const tests = [
    ...createTests(subject),
    ...readTests(subject, isRuled),
    ...listTests(subject),
    ...changeTests(subject, isRuled),
    ...linkTests(subject),
  ]
  return code`
    ${node('suite')}(${lit(resource.table.names.folder.replaceAll('-', ' '))}, () => {
      ${stage(subject)}

      ${making === undefined ? accountMaker(subject) : makers(subject)}

      ${spaced(tests)}
    })`
}

/** The application, and who calls it. */
function stage(subject: Subject): Code {
  const { cast, making, resource } = subject
  const used = [
    'call',
    ...(making !== undefined && rollsBack(subject, making) ? ['db'] : []),
    ...(making === undefined ? ['enter'] : []),
    ...(asksForPeople(subject) ? ['person'] : []),
  ]
  const roles = Object.fromEntries(
    cast.flatMap(({ name: called, role }) => (role === undefined ? [] : [[called, role]])),
  )
  const people = resource.model.auth !== undefined && lit(roles)
  return code`const { ${commas(used.map((one) => code`${name(one)}`))} } = ${ref('useApp', 'test/use-app.ts')}(${people})`
}

function asksForPeople(subject: Subject): boolean {
  const { making } = subject
  if (making === undefined) return false
  return (
    asksForPerson(subject, making) ||
    makersOf(subject).some(({ isOfCreator }) => isOfCreator) ||
    subject.links.some(({ made }) => made === undefined)
  )
}

/** Accounts are made by opening them: each is its own owner's row. */
function accountMaker(subject: Subject): Code {
  const { table } = subject.resource
  return code`
    ${
      countsAccounts(subject) &&
      code`
      /** Beyond those of the people who have signed up. */
      let number = 1_000`
    }

    /** An account, and its owner signed in. */
    const ${name(`make${table.names.type}`)} = () => enter('owner')`
}

/** What makes a row, and all that it points at. */
function makers(subject: Subject): Code {
  const all = makersOf(subject)
  return code`
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
    ${awaits(making) ? code`async function ${inputName(making)}(): Promise<${resource.inputType}>` : code`function ${inputName(making)}(): ${resource.inputType}`} {
      ${made}
    }

    async function ${makerName(making)}(): Promise<${resource.type}> {
      const response = await call('POST', ${lit(urlOf(resource))}, ${lit(creator.name)}, ${inputOf(making)})
      ${assert}.equal(response.statusCode, 201, response.body)
      return response.json<${resource.type}>()
    }`
}
