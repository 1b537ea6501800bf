import { api, API_PREFIX, Nothing, type Contract } from '@drawbridge/protocol'

/** The reference as a page: no script, so that it needs no exception from the policy for content. */
export function referencePage(): string {
  const sections = Object.entries<Contract>(api).map(([name, contract]) => section(name, contract))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Drawbridge studio: API</title>
<link rel="stylesheet" href="${API_PREFIX}/docs.css">
</head>
<body>
<header>
<h1>The studio’s API</h1>
<p>What the canvas can do, a program can: get a token from <code>POST ${API_PREFIX}/tokens</code> and send it as
<code>Authorization: Bearer …</code>. The same as <a href="${API_PREFIX}/openapi.json">OpenAPI 3.1</a>.</p>
</header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`
}

const WHO = {
  anyone: 'Anyone',
  account: 'Whoever is signed in',
  viewer: 'Whoever works on the project',
  editor: 'Editors and owners of the project',
  owner: 'Owners of the project',
} as const

function section(name: string, contract: Contract): string {
  const { method, path, summary, permission, query, body, reply, status } = contract
  return `<section id="${name}">
<h2><a href="#${name}"><b class="${method.toLowerCase()}">${method}</b> <code>${text(API_PREFIX + path)}</code></a></h2>
<p>${text(summary)}. <em>${WHO[permission]}.</em></p>
${shape('Query', query)}${shape('Body', body)}${shape(`Answer ${status}`, reply)}</section>`
}

function shape(title: string, schema: object): string {
  if (schema === Nothing || ('type' in schema && schema.type === 'null')) return ''
  const json = JSON.stringify(schema, null, 2)
  return `<details><summary>${title}</summary><pre>${text(json)}</pre></details>\n`
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

export const REFERENCE_STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem }
h2 { font-size: 1rem; margin: 1.5rem 0 0 }
h2 a { color: inherit; text-decoration: none }
b { display: inline-block; min-width: 4.5rem }
p, details { margin: .25rem 0 .25rem 4.75rem }
em { opacity: .7 }
pre { overflow-x: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 6px }
`
