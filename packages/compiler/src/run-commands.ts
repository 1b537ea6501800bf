import type { FileTree } from '@drawbridge/source'

/** What to do in the folder of an emitted repository to see it run, in this order. */
export function runCommands(tree: FileTree): readonly string[] {
  return [isLocked(tree) ? 'npm ci' : 'npm install --ignore-scripts', 'npm run setup', 'npm start']
}

/** Whether the lock file has all that is asked for: a package that code steps name is not in it. */
function isLocked(tree: FileTree): boolean {
  const read = (path: string): Manifest =>
    JSON.parse(tree.find((file) => file.path === path)?.text ?? '{}')
  const { dependencies = {} } = read('package.json')
  const { packages = {} } = read('package-lock.json')
  return Object.keys(dependencies).every((name) => Object.hasOwn(packages, `node_modules/${name}`))
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly packages?: Readonly<Record<string, unknown>>
}
