import assert from 'node:assert/strict'
import { test } from 'node:test'
import { singularName, tableNames } from './table-names.ts'

test('a table may be called what people call it', () => {
  const names = {
    sql: 'order_items',
    folder: 'order-items',
    plural: 'orderItems',
    singular: 'orderItem',
    type: 'OrderItem',
  }
  for (const name of ['Order item', 'orderItems', 'order_items', 'ORDER-ITEMS', 'OrderItem']) {
    assert.deepEqual(tableNames(name), names, name)
  }
})

const PLURALS = `
  task tasks, category categories, day days, box boxes, address addresses, virus viruses, bus buses,
  person people, child children, analysis analyses, movie movies, cookie cookies, size sizes, prize prizes,
  house houses, course courses, knife knives, hero heroes, photo photos, quiz quizzes, monkey monkeys, cache caches,
  menu menus, matrix matrices, purchase purchases, business businesses, license licenses, dish dishes, tax taxes
`

for (const [one = '', many = ''] of PLURALS.split(',').map((pair) => pair.trim().split(' '))) {
  test(`one of ${many} is a ${one}`, () => {
    assert.deepEqual(tableNames(one), tableNames(many))
    assert.equal(tableNames(many)?.sql, many)
    assert.equal(tableNames(many)?.singular, one)
  })
}

test('what has no plural has rows all the same', () => {
  assert.deepEqual(tableNames('news'), {
    sql: 'news',
    folder: 'news',
    plural: 'news',
    singular: 'newsItem',
    type: 'NewsItem',
  })
})

test('a row never has the name of something in the language', () => {
  assert.equal(tableNames('classes')?.singular, 'classRow')
  assert.equal(tableNames('requests')?.type, 'RequestRow')
  assert.equal(tableNames('arguments')?.plural, 'argumentsRows')
})

test('one row is called what somebody says', () => {
  assert.equal(tableNames('staff', 'staff member')?.type, 'StaffMember')
})

test('accents fold, and other letters make no name', () => {
  assert.equal(tableNames('Überschriften')?.sql, 'uberschriftens')
  for (const name of ['задачи', '', '  ', '3d models', '✨'])
    assert.equal(tableNames(name), undefined)
})

test('one of what a relation leads to', () => {
  const cases = {
    tags: 'tag',
    myTags: 'myTag',
    my_tags: 'my_tag',
    people: 'person',
    news: 'newsItem',
  }
  for (const [many, one] of Object.entries(cases)) assert.equal(singularName(many), one)
})
