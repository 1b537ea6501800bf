import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Role } from '../src/auth/caller.ts'
import { signUp, type TestPerson } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

/** The application for the tests of a suite, and people by the names that the tests have for them. */
export function useApp(cast: Readonly<Record<string, Role>>) {
  let started: TestApp
  const people: Record<string, TestPerson> = {}

  /** Signs up somebody new, who goes by this name from now on. */
  const enter = async (who: string, role?: Role): Promise<TestPerson> =>
    (people[who] = await signUp(started.app, role))

  before(async () => {
    started = await startApp()
    for (const [who, role] of Object.entries(cast)) await enter(who, role)
  })
  after(() => started.stop())

  return {
    enter,
    db: () => started.app.db,
    person(who: string): TestPerson {
      const known = people[who]
      assert.ok(known, who)
      return known
    },
    /** Calls as one of them, or as nobody. */
    call(
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      who: string,
      payload?: object,
      more?: Readonly<Record<string, string>>,
    ) {
      const headers = { ...more, ...people[who]?.headers }
      return started.app.inject({ method, url, headers, ...(payload && { payload }) })
    },
  }
}
