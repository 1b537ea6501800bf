/**
 * A readable id that is not taken yet: `t_tasks`, then `t_tasks_2`. Deterministic, so that the same
 * edits give the same manifest.
 */
export function newId(prefix: string, name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  const base = words === '' ? prefix : `${prefix}_${words}`
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base}_${count}`
  return id
}
