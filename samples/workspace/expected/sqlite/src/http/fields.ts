/** The chosen fields of an answer, and the relations that were asked for; all of it without a choice. */
export function chooseFields<Item extends object>(
  item: Item,
  { fields, include }: { fields: readonly string[] | undefined; include: readonly string[] },
): Partial<Item> {
  if (fields === undefined) return item
  const chosen: Partial<Item> = {}
  for (const name of [...fields, ...include] as (keyof Item)[]) chosen[name] = item[name]
  return chosen
}
