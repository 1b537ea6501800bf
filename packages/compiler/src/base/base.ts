import type { Model } from '@drawbridge/kinds'
import { BASE_FILES } from './files.ts'

/** Files of the skeleton for this backend, by their path in it. */
export function baseFiles(model: Model): ReadonlyMap<string, string> {
  const folders = ['common', model.dialect, model.auth === undefined ? 'open' : 'guarded']
  const files = new Map<string, string>()
  for (const [path, text] of BASE_FILES) {
    const [folder = '', ...rest] = path.split('/')
    if (folders.includes(folder)) files.set(rest.join('/'), text)
  }
  return files
}
