const COLUMNS = 25
const FIELDS = ['title', 'body', 'price', 'dueDate', 'done']
const TYPES = ['string', 'text', 'integer', 'date', 'boolean']
const EVERYBODY = { list: ['public'], read: ['public'], create: ['public'], update: ['public'] }

/** Where the part of a number stands: in rows of 25. */
export const placeOf = (index: number) => ({
  x: (index % COLUMNS) * 336,
  y: Math.floor(index / COLUMNS) * 304,
})

/** A drawing of so many parts: a database, an api that serves it, and tables that point to each other. */
export function drawing(parts: number) {
  const tables = Array.from({ length: parts - 2 }, (_, index) => ({
    id: `t${index}`,
    kind: 'table',
    name: `things_${index}`,
    position: placeOf(index + 2),
    settings: {
      fields: FIELDS.map((name, at) => ({ id: name, name, type: TYPES[at] })),
      relations:
        index === 0
          ? []
          : [{ id: 'r', name: 'parent', type: 'manyToOne', target: `t${index >> 1}` }],
      access: EVERYBODY,
    },
  }))
  return {
    drawbridge: 1,
    name: 'Many parts',
    nodes: [
      { id: 'db', kind: 'database', name: 'database', position: placeOf(0), settings: {} },
      { id: 'api', kind: 'api', name: 'api', position: placeOf(1), settings: {} },
      ...tables,
    ],
    connections: [
      { id: 'all', from: 'api', to: 'db' },
      ...tables.map(({ id }, index) => ({ id: `c${index}`, from: 'api', to: id })),
    ],
  }
}
