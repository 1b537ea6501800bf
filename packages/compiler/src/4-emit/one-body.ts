import { UnparsableOutput, type Formatter } from '@drawbridge/source'

/**
 * Throws where a text leaves the function that it is the body of: `} function other() {`. It must
 * parse as the body of an arrow in brackets and as that of a method alike. What closes the first one
 * goes on with a comma or a bracket, what closes the second with a member: nothing is both.
 */
export async function assertOneBody(
  format: Formatter,
  path: string,
  source: string,
): Promise<void> {
  const bodies = [
    `function own() {\n(async () => {\n${source}\n})\n}`,
    `class Own {\nasync own() {\n${source}\n}\n}`,
  ]
  try {
    for (const body of bodies) await format('body.ts', body)
  } catch {
    throw new UnparsableOutput(path, 'it closes the function that it is the body of', source)
  }
}
