import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { chromium, type Page } from 'playwright-core'

const ROOT = join(import.meta.dirname, '../../../..')

export interface Studio {
  readonly url: string
  /** Somebody who has never been here: a browser without cookies, at the door. */
  stranger(): Promise<Page>
  /** Somebody new who has just registered and sees their projects. */
  newcomer(): Promise<Page>
  /** Somebody new who has chosen to see everything that can be set. */
  expert(): Promise<Page>
}

/** The real studio as its own process, and a real browser, for the tests of one file. */
export function useStudio(): Studio {
  let open: OpenStudio | undefined
  before(async () => {
    open = await openStudio()
  })
  after(() => open?.close())
  const opened = (): OpenStudio => {
    if (!open) throw new Error('The studio is not open yet.')
    return open
  }
  return {
    get url() {
      return opened().url
    },
    stranger: () => opened().stranger(),
    newcomer: () => opened().newcomer(),
    expert: () => opened().expert(),
  }
}

interface OpenStudio extends Studio {
  close(): Promise<void>
}

/** The same for whoever is not a test; they close it. */
export async function openStudio(): Promise<OpenStudio> {
  if (!existsSync(join(ROOT, 'apps/canvas/dist/index.html')))
    throw new Error('The canvas is not built: run `npm run build` in apps/canvas first.')
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-canvas-'))
  const { url, stop } = await startStudio(folder)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  let people = 0

  const stranger = async (): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      // The map stands still when it is told to move, so that what is on it can be taken hold of.
      reducedMotion: 'reduce',
    })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
    const page = await context.newPage()
    await page.goto(url)
    return page
  }

  const newcomer = async (): Promise<Page> => {
    const page = await stranger()
    people += 1
    await page.getByLabel('Email').fill(`person${people}@example.com`)
    await page.getByLabel('Password').fill('violet harbour lantern 93')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('heading', { name: 'Projects' }).waitFor()
    return page
  }

  return {
    url,
    stranger,
    newcomer,
    expert: async () => {
      const page = await newcomer()
      await page.evaluate(async () => {
        await fetch('/api/preferences', {
          method: 'PATCH',
          headers: {
            'content-type': 'application/json',
            'x-csrf-token': localStorage.getItem('drawbridge.csrf') ?? '',
          },
          body: JSON.stringify({ level: 'expert' }),
        })
      })
      return page
    },
    close: async () => {
      await browser.close()
      await stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function startStudio(folder: string) {
  const main = join(ROOT, 'apps/cli/src/main.ts')
  const child = spawn(process.execPath, [main, 'studio', '--json'], {
    env: { ...process.env, PORT: '0', DRAWBRIDGE_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const printed = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('}')) resolve(text)
    })
    child.once('exit', (code, signal) =>
      reject(new Error(`The studio ended with ${code ?? signal} before it began. ${text}`)),
    )
  })
  const { url }: { readonly url: string } = JSON.parse(printed)
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
