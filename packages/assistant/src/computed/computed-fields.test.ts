import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { readProject } from '../../evals/read-cases.ts'
import { drawnBy } from '../testing/drawing.ts'
import { computedOf } from './term.ts'

/** What is worked out in all tables, as `orders.total = …`. */
const worked = (drawn: Manifest): readonly string[] =>
  drawn.nodes.flatMap((node) =>
    computedOf(node).map(
      ({ name, formula }) => `${node.name}.${String(name)} = ${String(formula)}`,
    ),
  )

const FORMULAS: readonly (readonly [project: string, prompt: string, ...formulas: string[]])[] = [
  [
    'shop',
    'I want to see on the product how many reviews there are',
    'products.reviewCount = count(row.reviews)',
  ],
  [
    'shop',
    'order total should be calculated as the sum of quantity times unit price of its items',
    'orders.total = row.items.sumOf(item => item.quantity * item.unitPrice)',
  ],
  [
    'clinic',
    'patients: age from the birth date, number of appointments',
    'patients.age = yearsBetween(row.birthDate, today())',
    'patients.appointmentCount = count(row.appointments)',
  ],
  ['shop', 'The gross price is the price plus 19%', 'products.grossPrice = row.price * 1.19'],
  [
    'shop',
    'Add to each product the highest rating and the lowest rating it received',
    'products.highestRating = largest(row.reviews.map(review => review.rating))',
    'products.lowestRating = smallest(row.reviews.map(review => review.rating))',
  ],
  [
    'school',
    'show on the student the average of grades from his enrolments',
    'students.averageGrade = round(row.enrolments.sumOf(enrolment => enrolment.grade ?? 0) / count(row.enrolments), 2)',
  ],
  [
    'school',
    'courses: show how many students are enrolled',
    'courses.studentCount = count(row.enrolments)',
  ],
  [
    'tracker',
    'projects show the number of open tasks',
    'projects.openTaskCount = count(row.tasks.filter(task => !task.done))',
  ],
  [
    'tracker',
    'show on a project the percentage of tasks that are done',
    'projects.percentageOfTasksDone = count(row.tasks.filter(one => one.done)) * 100 / count(row.tasks)',
  ],
  [
    'clinic',
    'we never know when an appointment is over. can it just show the end? its the start plus the minutes',
    'appointments.end = addMinutes(row.startsAt, row.minutes)',
  ],
  [
    'shop',
    'total of an order should be computed from its items',
    'orders.total = row.items.sumOf(item => item.quantity * item.unitPrice)',
  ],
  [
    'shop',
    'each category shows how many products are sold out',
    'categories.soldOutProductCount = count(row.products.filter(product => product.stock <= 0))',
  ],
  [
    'clinic',
    'the age of a patient is calculated from the birth date',
    'patients.age = yearsBetween(row.birthDate, today())',
  ],
]

suite('what is worked out', () => {
  for (const [project, prompt, ...formulas] of FORMULAS)
    test(prompt, () => {
      const start = readProject(project)
      assert.deepEqual(worked(drawnBy(prompt, start)), [...worked(start), ...formulas])
    })

  test('is nothing that a table merely has', () => {
    const drawn = drawnBy(
      'A quote has a number of guests and a total price. Quotes have a delivery fee',
    )
    assert.deepEqual(worked(drawn), [])
  })
})
