import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'

const PAGE = `<!doctype html><html lang="en"><title>Plain</title><link rel="stylesheet" href="plain.css">
<style>html, body, #root { margin: 0; height: 100% }</style><div id="root"></div><script src="plain.js"></script></html>`

/** Serves the plain map at an address of its own. */
export async function servePlain(): Promise<{ url: string; stop(): Promise<void> }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import '@xyflow/react/dist/style.css'\nimport './plain.ts'`,
      resolveDir: import.meta.dirname,
    },
    outdir: join(import.meta.dirname, 'plain'),
    entryNames: 'plain',
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const server = createServer((request, response) => {
    const file = outputFiles.find(({ path }) => path.endsWith(request.url ?? ''))
    if (request.url === '/' || file === undefined) response.end(PAGE)
    else {
      const type = file.path.endsWith('.css') ? 'text/css' : 'text/javascript'
      response.setHeader('content-type', type).end(file.text)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
