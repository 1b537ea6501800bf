import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const MAIN = join(import.meta.dirname, '../../apps/cli/src/main.ts')

/** The studio on an empty folder. */
export async function startStudio(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-bench-'))
  const child = spawn(process.execPath, [MAIN, 'studio', '--json'], {
    env: { ...process.env, PORT: '0', DRAWBRIDGE_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  while (!text.includes('}')) text += String((await once(child.stdout, 'data'))[0])
  const { url }: { readonly url: string } = JSON.parse(text)
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Registers somebody, gives them a project with this drawing, and says where it is. */
export async function newProject(page: Page, url: string, manifest: object): Promise<string> {
  await page.goto(url)
  await page.getByLabel('Email').fill('bench@example.com')
  await page.getByLabel('Password').fill('violet harbour lantern 93')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
  const id = await page.evaluate(async (body) => {
    const token = localStorage.getItem('drawbridge.csrf') ?? ''
    const headers = { 'content-type': 'application/json', 'x-csrf-token': token }
    const answer = await fetch('/api/projects', { method: 'POST', headers, body })
    const project: { readonly id: string } = JSON.parse(await answer.text())
    return project.id
  }, JSON.stringify({ manifest }))
  return new URL(`/projects/${id}`, url).href
}
