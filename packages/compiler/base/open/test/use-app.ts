import { after, before } from 'node:test'
import { startApp, type TestApp } from './start-app.ts'

/** The application for the tests of a suite, in which everybody is nobody. */
export function useApp() {
  let started: TestApp

  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  return {
    db: () => started.app.db,
    call(
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      _who: string,
      payload?: object,
      headers: Readonly<Record<string, string>> = {},
    ) {
      return started.app.inject({ method, url, headers, ...(payload && { payload }) })
    },
  }
}
