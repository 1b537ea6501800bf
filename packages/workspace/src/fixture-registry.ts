import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'

interface Published {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A registry of the test's own; while the test runs, npm knows no other and keeps nothing of it. */
export async function openRegistry(
  t: TestContext,
  folder: string,
  packages: readonly Published[],
): Promise<{ readonly asked: readonly string[] }> {
  const archives = new Map<string, Buffer>()
  for (const one of packages) archives.set(`/${one.name}.tgz`, await pack(folder, one))
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const archive = archives.get(path)
    const found = packages.find(({ name }) => path === `/${name}`)
    if (archive) return response.end(archive)
    if (!found) return response.writeHead(404).end('{}')
    const content = archives.get(`/${found.name}.tgz`) ?? Buffer.alloc(0)
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`
    const dist = { tarball: `${address}/${found.name}.tgz`, integrity }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        name: found.name,
        'dist-tags': { latest: found.version },
        versions: { [found.version]: { ...found, dist } },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const before = new Map<string, string | undefined>()
  const set = { npm_config_registry: address, npm_config_cache: join(folder, 'npm') }
  for (const [name, value] of Object.entries(set)) {
    before.set(name, process.env[name])
    process.env[name] = value
  }
  t.after(() => {
    server.close()
    server.closeAllConnections()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  return { asked }
}

async function pack(folder: string, published: Published): Promise<Buffer> {
  const home = join(folder, 'packed', published.name)
  await mkdir(join(home, 'package'), { recursive: true })
  await writeFile(join(home, 'package/package.json'), JSON.stringify(published))
  await promisify(execFile)('tar', ['czf', join(home, 'a.tgz'), '-C', home, 'package'])
  return readFile(join(home, 'a.tgz'))
}
