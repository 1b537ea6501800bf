import { projectAddress } from '../../routes.ts'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { notify } from '../../stores/session.ts'
import { go } from '../../use-place.ts'

const MOST_BYTES = 5_000_000

/** A file that could not be imported, with what is wrong in it. */
export interface FailedImport {
  readonly file: string
  readonly refused: Refused
}

/** Asks for a manifest file, in the full or the compact form, and makes a project of it. */
export async function importManifest(onFail: (failed: FailedImport) => void): Promise<void> {
  const file = await chooseFile()
  if (!file) return
  if (file.size > MOST_BYTES)
    return notify({ tone: 'error', text: 'That file is larger than any drawing (5 MB).' })
  let manifest: unknown
  try {
    manifest = JSON.parse(await file.text())
  } catch {
    return notify({ tone: 'error', text: `${file.name} is not JSON. Choose an exported drawing.` })
  }
  try {
    const project = await call('createProject', { body: { manifest } })
    go(projectAddress(project.id))
  } catch (error) {
    const isAboutFile = error instanceof Refused && Object.keys(error.fields).length > 0
    if (isAboutFile) onFail({ file: file.name, refused: error })
    else notify({ tone: 'error', text: reasonOf(error) })
  }
}

function chooseFile(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}
