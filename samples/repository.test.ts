import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { promisify } from 'node:util'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { DockerfileParser } from 'dockerfile-ast'
import { parse } from 'yaml'
import { GOLDENS } from './trees.ts'

const run = promisify(execFile)

interface Compose {
  readonly services: Readonly<Record<string, Service>>
}

interface Service {
  readonly environment?: Readonly<Record<string, string>>
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly ports?: readonly string[]
  readonly healthcheck?: object
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

for (const { sample, dialect, folder } of GOLDENS) {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')

  suite(`${sample} on ${dialect}`, () => {
    test('describes itself in OpenAPI without a fault, all routes of the policy', async () => {
      const config = await createConfig({ extends: ['recommended'] })
      const source = read('openapi.json')
      const problems = await lintFromString({ source, config })
      assert.deepEqual(
        problems.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        [],
      )

      const document = JSON.parse(source)
      const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map(
          (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        ),
      )
      const policy = [...read('src/policy.ts').matchAll(/^ {2}'([A-Z]+ \S+)'/gm)].map(
        ([, route]) => route,
      )
      const undescribed = ['GET /openapi.json', 'GET /docs', 'GET /docs/*']
      assert.deepEqual(
        described.toSorted(),
        policy.filter((route) => route !== undefined && !undescribed.includes(route)).toSorted(),
      )
    })

    test('has a Dockerfile that runs as nobody special and installs what is locked', () => {
      const dockerfile = DockerfileParser.parse(read('Dockerfile'))
      const instructions = dockerfile.getInstructions()
      const words = instructions.map((one) => one.getInstruction())
      assert.deepEqual(words.slice(-4), ['USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'])
      const find = (word: string) => instructions.filter((one) => one.getInstruction() === word)
      assert.equal(find('USER')[0]?.getArgumentsContent(), 'node')
      assert.ok(words.lastIndexOf('RUN') < words.indexOf('USER'))
      assert.match(
        find('RUN')[0]?.getArgumentsContent() ?? '',
        /^npm ci --omit=dev --ignore-scripts/,
      )
      assert.ok(JSON.parse(find('CMD')[0]?.getArgumentsContent() ?? '').includes('--permission'))
    })

    test('has a compose file without a secret in it', () => {
      const compose: Compose = parse(read('compose.yaml'))
      assert.deepEqual(
        Object.keys(compose.services),
        dialect === 'sqlite' ? ['app', 'migrate'] : ['app', 'migrate', 'roles', 'database'],
      )
      for (const [name, service] of Object.entries(compose.services)) {
        for (const [variable, value] of Object.entries(service.environment ?? {}))
          if (/SECRET|PASSWORD$/.test(variable)) assert.match(value, /^\$\{\w+:\?/)
        for (const port of service.ports ?? []) assert.match(port, /^127\.0\.0\.1:/)
        for (const needed of Object.keys(service.depends_on ?? {}))
          assert.ok(compose.services[needed])
        if (name === 'database') assert.ok(service.healthcheck)
        else assert.deepEqual([service.read_only, service.cap_drop], [true, ['ALL']])
      }
    })

    test('has packages that npm ci takes as they are locked, none of which runs a script', async () => {
      const lock: { packages: Record<string, { resolved?: string; hasInstallScript?: boolean }> } =
        JSON.parse(read('package-lock.json'))
      for (const [path, entry] of Object.entries(lock.packages)) {
        assert.equal(entry.hasInstallScript, undefined, path)
        assert.equal(entry.resolved, undefined, path)
      }
      const own = mkdtempSync(join(tmpdir(), 'drawbridge-lock-'))
      try {
        for (const file of ['package.json', 'package-lock.json'])
          cpSync(join(folder, file), join(own, file))
        await run('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts'], { cwd: own })
      } finally {
        rmSync(own, { recursive: true })
      }
    })

    test('says in .env.example what the configuration asks for', () => {
      const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
      const reading = read('src/config.ts') + read('src/telemetry/settings.ts')
      const asked = [
        ...reading.matchAll(/(?:env\['|(?:required|integer|oneOf)\(')([A-Z_]+)'/g),
      ].map(([, name]) => name)
      const beside =
        dialect === 'sqlite'
          ? []
          : ['DATABASE_PASSWORD', 'DATABASE_SERVICE_PASSWORD', 'TEST_DATABASE_URL']
      beside.push('MIGRATION_DATABASE_URL')
      if (dialect === 'mysql') beside.push('DATABASE_ROOT_PASSWORD')
      assert.deepEqual(
        [...new Set(example)].toSorted(),
        [...new Set([...asked, ...beside])].toSorted(),
      )
    })
  })
}
