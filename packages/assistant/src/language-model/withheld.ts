import { isObject, type Diagnostic, type Json, type Manifest } from '@drawbridge/manifest'

/**
 * A finding as a model may hear it. A test that was kept of a request holds what somebody sent and was answered,
 * and so does what it says when it fails: that is for people.
 */
export function withheld(finding: Diagnostic, before: Manifest, after: Manifest): Diagnostic {
  const [, at] = /^\/settings\/tests\/(\d+)/.exec(finding.field ?? '') ?? []
  if (at === undefined) return finding
  const test = testsOf(after, finding.node)[Number(at)]
  const isKept = testsOf(before, finding.node).some((one) => idOf(one) === idOf(test))
  if (!isKept) return finding
  const name = isObject(test) && typeof test['name'] === 'string' ? test['name'] : ''
  return { ...finding, message: `The test “${name}”, which was there before, fails now.` }
}

function testsOf({ nodes }: Manifest, id: string | undefined): readonly Json[] {
  const tests = nodes.find((node) => node.id === id)?.settings['tests']
  return Array.isArray(tests) ? tests : []
}

const idOf = (test: Json | undefined): Json | undefined => (isObject(test) ? test['id'] : undefined)
