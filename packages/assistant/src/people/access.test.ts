import assert from 'node:assert/strict'
import test from 'node:test'
import { readProject } from '../../evals/read-cases.ts'
import { accessOf, drawnBy, unread } from '../testing/drawing.ts'

const TRACKER = readProject('tracker')

const NOTES =
  'Notes have a title and a status (draft, approved). There are the roles member, staff and admin. '
const OWNER = { list: 'owner', read: 'owner', create: 'signedIn', update: 'owner', delete: 'owner' }

/** Whoever may change notes may see them, where nothing is said of who does. */
const seenBy = (role: string) => ({ list: `owner, role:${role}`, read: `owner, role:${role}` })

/** Who may do what with notes by a sentence, each operation in a few words. */
const rules = (sentence: string): unknown =>
  Object.fromEntries(
    Object.entries(Object(accessOf(drawnBy(NOTES + sentence), 'notes'))).map(([operation, who]) => [
      operation,
      Array.isArray(who) ? who.join(', ') : who,
    ]),
  )

const SAID: Readonly<Record<string, Partial<typeof OWNER>>> = {
  'Delete may nobody but admins': { ...seenBy('admin'), delete: 'role:admin' },
  'The notes can all people see, also without login': { list: 'public', read: 'public' },
  'It is only allowed for admins to delete notes': { ...seenBy('admin'), delete: 'role:admin' },
  'A member sees no notes but their own': { list: 'owner', read: 'owner' },
  'Anybody can add notes without an account, only admins see the notes': {
    list: 'role:admin',
    read: 'role:admin',
    create: 'public',
    update: 'role:admin',
    delete: 'role:admin',
  },
  'Public read, staff write, everyone else has nothing': {
    list: 'public',
    read: 'public',
    create: 'role:staff',
    update: 'role:staff',
    delete: 'role:staff',
  },
  'Staff plan notes and members look at them': {
    list: 'owner, role:member',
    read: 'owner, role:member',
    create: 'role:staff',
  },
  'Staff can mark a note as approved': { ...seenBy('staff'), update: 'role:staff' },
  'Staff add notes. Everything else is done by admins': {
    list: 'owner, role:admin',
    read: 'owner, role:admin',
    create: 'role:staff',
    update: 'role:admin',
    delete: 'role:admin',
  },
  'Notes may be edited by staff alone': { ...seenBy('staff'), update: 'role:staff' },
  'Deleting notes is for admins': { ...seenBy('admin'), delete: 'role:admin' },
  'Nobody except staff gets to see notes': { list: 'role:staff', read: 'role:staff' },
  'Restrict deleting of notes to admins': { ...seenBy('admin'), delete: 'role:admin' },
  'Give staff full control of notes': {
    list: 'role:staff',
    read: 'role:staff',
    create: 'role:staff',
    update: 'role:staff',
    delete: 'role:staff',
  },
  "I want staff to be able to delete notes, members can't": {
    ...seenBy('staff'),
    delete: 'role:staff',
  },
  'Reading notes is open to all, deleting needs an admin': {
    list: 'public',
    read: 'public',
    delete: 'role:admin',
  },
  'Notes can be read by anyone but deleted only by their author or by an admin': {
    list: 'public',
    read: 'public',
    delete: 'owner, role:admin',
  },
  'As a visitor I can look at all notes without signing in': { list: 'public', read: 'public' },
  "Members see their own notes, staff everybody's": {
    list: 'owner, role:staff',
    read: 'owner, role:staff',
  },
  "It's up to admins to delete notes": { ...seenBy('admin'), delete: 'role:admin' },
  'You need to be staff to see notes': { list: 'role:staff', read: 'role:staff' },
  'Users who are not admins should not be able to delete notes': {
    ...seenBy('admin'),
    delete: 'role:admin',
  },
  "Once approved, a note can't be changed by anybody but admins": {
    list: "owner, role:admin when row.status == 'approved'",
    read: "owner, role:admin when row.status == 'approved'",
    update: "owner when row.status != 'approved', role:admin when row.status == 'approved'",
  },
  'notes: read = public, delete = admin': {
    list: 'public',
    read: 'public',
    delete: 'role:admin',
  },
  // Whoever writes the prompt is nobody that signs in, and opens to nobody else.
  'Only I and my helper can see notes': {
    list: 'role:admin, role:helper',
    read: 'role:admin, role:helper',
  },
  'Notes are private to the user': {},
  'Only members and staff can see notes. Members can see only their own notes': {
    list: 'role:staff, owner',
    read: 'role:staff, owner',
  },
  '\nNotes:\n- read: all\n- write: own\n- delete: + staff': {
    list: 'public',
    read: 'public',
    delete: 'owner, role:staff',
  },
  '\nStaff:\n- see all notes\n- delete any note\nMember:\n- edit own notes': {
    list: 'role:staff',
    read: 'role:staff',
    delete: 'role:staff',
  },
  'Rights: staff=crud, member (own notes, read only), guest=none': {
    list: 'owner, role:staff',
    read: 'owner, role:staff',
    create: 'role:staff',
    update: 'role:staff',
    delete: 'role:staff',
  },
  'Everyone R, admin W': {
    list: 'public',
    read: 'public',
    create: 'role:admin',
    update: 'role:admin',
    delete: 'role:admin',
  },
  'The list of notes should not see the public, only who is logged in': {
    list: 'signedIn',
    read: 'signedIn',
  },
  'Notes are edited by members: only their own': {},
  'Notes are readable for all, writable for staff': {
    list: 'public',
    read: 'public',
    create: 'role:staff',
    update: 'role:staff',
    delete: 'role:staff',
  },
  'A login is needed to see notes': { list: 'signedIn', read: 'signedIn' },
  'Only their author may see notes, except the admins': {
    list: 'owner, role:admin',
    read: 'owner, role:admin',
  },
  '\n\n| | read | create | update |\n|---|---|---|---|\n| staff | yes | no | yes |\n| member | yes | yes | own |':
    {
      list: 'role:staff, role:member',
      read: 'role:staff, role:member',
      create: 'role:member',
      update: 'role:staff, owner',
    },
}

test('who may do what is read in whatever order it is said', () => {
  for (const [sentence, expected] of Object.entries(SAID)) {
    assert.deepEqual(unread(NOTES + sentence), [], sentence)
    assert.deepEqual(rules(sentence), { ...OWNER, ...expected }, sentence)
  }
})

test('what says nothing of who may draws no rule, and nobody by a name that is none', () => {
  const related = 'A prescription is written by one doctor. Each parcel is for one family'
  assert.doesNotMatch(JSON.stringify(drawnBy(related)), /role:doctor|role:family|"roles"/)
})

test('an exception is never read as a permission', () => {
  for (const said of ['Members can see no notes', 'Users see no note but their own'])
    assert.doesNotMatch(
      JSON.stringify(accessOf(drawnBy(NOTES + said), 'notes')),
      /"(?:list|read)":\[[^\]]*(?:signedIn|role:member)/,
      said,
    )
  const { create, update } = Object(rules('Guests can read notes but not write them'))
  assert.deepEqual([create, update], ['signedIn', 'owner'])
  assert.equal(Object(rules('Close notes to the public')).create, 'signedIn')
})

test('whose the first of several things are holds for each of them', () => {
  const said = 'Notes have a title. Trees have a height. There are the roles member and staff. '
  const see = (them: string): unknown =>
    Object(accessOf(drawnBy(`${said}Members see only ${them}`), 'trees')).list
  assert.deepEqual(see('their own notes and trees'), ['owner'])
  assert.deepEqual(see('their own notes and all trees'), ['role:member'])
})

test('“them” are those that were named in the same breath, and not what was drawn last', () => {
  const drawn = drawnBy(
    'Notes have a title. Trees have a height. Everyone can see the notes, but only admins change them',
  )
  assert.deepEqual(Object(accessOf(drawn, 'notes')).update, ['role:admin'])
  assert.deepEqual(Object(accessOf(drawn, 'trees')).update, ['owner'])
})

test('people of whom only some are meant are never everybody', () => {
  for (const sentence of [
    'everyone on the project can see its tasks',
    'everyone on the project can change its tasks',
    'anyone in a project can see its tasks',
    'everyone under contract can see tasks',
    'everyone from the same company can see tasks',
    'anyone about to leave can see tasks',
    'a project is visible to its members',
    'the description of a project is visible to project members only',
  ])
    assert.deepEqual(unread(sentence, TRACKER), [sentence])
})

test('what can only be said of some rows, or of all rules, is not read without it', () => {
  const shop = readProject('shop')
  for (const sentence of [
    'customers can see their own total but not that of others',
    'everyone can see orders, except the ones that are hidden',
    'everything else is done by the office',
    'staff look after orders',
    'staff see orders they look after',
    'staff can mark a review as published',
    'limit the note to 200 characters for customers',
    'staff never use the note',
    "we don't want only staff to see orders",
    "we don't need customers to see their orders",
    'orders are not read-only for staff',
  ])
    assert.deepEqual(
      accessOf(drawnBy(sentence, shop), 'orders'),
      accessOf(shop, 'orders'),
      sentence,
    )
})

test('a field that is added to rows that are there is closed by itself', () => {
  const shop = readProject('shop')
  for (const sentence of ['products get a discount, only admins may set it']) {
    const drawn = drawnBy(sentence, shop)
    assert.deepEqual(accessOf(drawn, 'products'), accessOf(shop, 'products'), sentence)
    assert.match(JSON.stringify(drawn), /"(?:read|write)Rule":\["role:admin"\]/u)
  }
})

test('neither, i.e. and read-only for somebody open nothing to them', () => {
  const said = NOTES.replace('title', 'title, a source')
  const changed = (sentence: string): unknown => accessOf(drawnBy(said + sentence), 'notes')
  assert.deepEqual(unread(`${said}Neither members nor staff can delete notes.`), [])
  assert.deepEqual(changed('Neither members nor staff can delete notes.'), changed(''))
  assert.equal(Object(rules('Staff: all notes, members: own notes')).delete, 'owner')
  assert.deepEqual(
    Object(changed('Members can withdraw, i.e. delete, only what they wrote')).delete,
    ['owner'],
  )
  const only = Object(changed('Notes are read-only for members'))
  assert.deepEqual([only.create, only.delete], [['role:staff', 'role:admin'], ['owner']])
  assert.deepEqual(Object(changed('Customers see their own notes and can change them')).update, [
    'owner',
  ])
})

test('who belongs to what rows belong to sees those, and may no more by a “can’t” that is for them', () => {
  const said =
    'Projects have a name. A project has many users as members. Tasks belong to a project and have a title. '
  const of = 'signedIn when row.project?.users has user'
  for (const sentence of [
    'Only project members can see tasks',
    'Only people on the project may see its tasks',
    'Users see tasks only in projects they belong to',
    "Members can see the tasks, but they can't change them",
  ]) {
    const { read, update } = Object(accessOf(drawnBy(said + sentence), 'tasks'))
    assert.deepEqual([read, update], [[of], ['owner']], sentence)
  }
  const denied = "Everyone signed in can delete tasks. Project members can't delete tasks."
  assert.deepEqual(unread(denied, TRACKER), ["Project members can't delete tasks"])
  const kept = drawnBy(
    `${said}Users can change all tasks. Members can see the tasks, but they can't change them`,
  )
  assert.deepEqual(Object(accessOf(kept, 'tasks')).update ?? [], [])
})

test('the owner of a shop is no role that has the name of a rule', () => {
  const shop = drawnBy('I am the owner of a shop. Products have a name. Only I can change products')
  assert.deepEqual(Object(accessOf(shop, 'products')).update, ['role:admin'])
})

test('a field beside its rows is hidden from those alone', () => {
  const said = `${NOTES.replace('title', 'title, a source')}`
  for (const [sentence, rule] of [
    ['Everyone can see notes but not the source', '["owner","role:admin"]'],
    ['Everyone can see notes, but the source only staff', '["role:staff"]'],
    ['The source is for staff only', '["role:staff"]'],
    ['The source must never be shown to members', '["owner","role:staff","role:admin"]'],
  ] as const) {
    assert.deepEqual(unread(said + sentence), [], sentence)
    assert.ok(JSON.stringify(drawnBy(said + sentence)).includes(`"readRule":${rule}`), sentence)
  }
})

const ROWS: Readonly<Record<string, string | undefined>> = {
  'in draft': "public when row.status == 'draft'",
  '(only approved ones)': "public when row.status == 'approved'",
  'with the status approved': "public when row.status == 'approved'",
  'with more than 3 words': undefined,
  'from their own team': undefined,
  'without the status draft': undefined,
  'about trees': undefined,
  'in the app': 'public',
}

test('what stands behind a noun is asked of the rows, or nothing is opened', () => {
  for (const [behind, read] of Object.entries(ROWS)) {
    const sentence = `Anyone can read notes ${behind}`
    assert.deepEqual(unread(NOTES + sentence), read === undefined ? [sentence] : [], sentence)
    assert.equal(Object(rules(sentence)).read, read ?? 'owner', sentence)
  }
})

test('what says which of them, and what needs nobody, opens and forbids nothing', () => {
  for (const sentence of [
    'Members can edit notes considering that they are assigned to them',
    'Members can edit notes due to being their author',
    'Only the two people can read notes',
    'Staff, who are in charge of a shelf, can edit notes',
    'Staff do not need to delete notes',
    'Members (over 18) can add notes',
    "Deleting notes doesn't need an admin",
  ]) {
    assert.deepEqual(unread(NOTES + sentence), [sentence])
    assert.deepEqual(rules(sentence), OWNER, sentence)
  }
})

test('those who work there become a role, and nobody sees less by a “but” that is cut off', () => {
  const { create } = Object(accessOf(drawnBy('The clerks schedule visits with a date'), 'visits'))
  assert.deepEqual(create, ['role:clerk'])
  assert.deepEqual(unread(`${NOTES}A member sees nothing but their own trees`), [
    'A member sees nothing but their own trees',
  ])
})

test('people and readers who write have signed in, and what they say of a thing is kept beside it', () => {
  assert.equal(Object(rules('People can edit notes')).update, 'signedIn')
  assert.equal(Object(rules('Anyone can edit notes')).update, 'public')
  const blog = drawnBy('Posts have a title and a cover image. Authors write posts, readers comment')
  assert.deepEqual(Object(accessOf(blog, 'posts')).create, ['role:author'])
  assert.deepEqual(Object(accessOf(blog, 'comments')).create, ['signedIn'])
  assert.match(JSON.stringify(blog), /"coverImage"/)
})

test('the public sees no more rows than it was said to, whoever sees the others', () => {
  const posts = 'Posts have a title and a status (draft, published). '
  const only = ' Only published posts are visible to the public'
  for (const [before, others] of [
    ['Members can see posts.', 'signedIn'],
    ['Readers can comment.', 'owner'],
  ])
    assert.deepEqual(Object(accessOf(drawnBy(posts + before + only), 'posts')).read, [
      `${others} when row.status != 'published'`,
      "public when row.status == 'published'",
    ])
})

test('who may do what is read of what is told only behind it', () => {
  const tired = accessOf(drawnBy(`${NOTES}The staff is tired. They may delete notes`), 'notes')
  assert.deepEqual(Object(tired).delete, ['role:staff'])
  const said = 'Only who made the offer can withdraw it. Vets can everything. Offers: price, text'
  assert.deepEqual(unread(said), [])
  assert.deepEqual(Object(accessOf(drawnBy(said), 'offers')).delete, ['owner', 'role:vet'])
})

test('words in brackets that limit, and what is not allowed, open nothing', () => {
  for (const sentence of [
    'Members (own) can read notes',
    'Staff (not the title) can change notes',
    'Only staff (if on duty) can delete notes',
    'Members (only old ones): delete notes',
    'Staff not allowed delete notes',
    'Not allowed:\nMembers read notes',
  ]) {
    assert.equal(unread(`${NOTES}\n${sentence}`).length, 1, sentence)
    assert.deepEqual(rules(`\n${sentence}`), OWNER, sentence)
  }
})

test('a list denies what it denies, of the thing that its heading names', () => {
  const list = (said: string) => rules(`\n## Notes\n${said}`)
  assert.deepEqual(list('- members: no delete, see'), {
    ...OWNER,
    list: 'role:member',
    read: 'role:member',
  })
  assert.deepEqual(list('- staff: everything but never delete'), OWNER)
  assert.deepEqual(list('- staff: own'), OWNER)
})
