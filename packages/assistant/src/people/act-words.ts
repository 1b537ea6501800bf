/** Something that people do with a thing, and by which something new is kept. */
export interface ActWords {
  /** Verbs as they are said, with what stands between them and the thing. */
  readonly verbs: string
  /** It is said without a thing as well, of what was spoken of: “readers can comment”. */
  readonly bare?: string
  /** What is kept of it may be called so; by the first where nothing else says so. */
  readonly names: readonly string[]
  /** What each of these holds at the least, as one would say it. */
  readonly holds?: string
  /** Only meant where the prompt speaks of what is kept. */
  readonly isKnown?: true
  /** One may say it of what is kept itself: one books an appointment, which is what the booking is. */
  readonly isOfItself?: true
}

/** “Members borrow a book”: loans. */
export const ACTS: readonly ActWords[] = [
  {
    verbs: 'book',
    names: ['bookings', 'reservations', 'rentals', 'appointments'],
    isOfItself: true,
  },
  { verbs: 'reserve', names: ['reservations', 'bookings'], isOfItself: true },
  { verbs: 'rent|hire|lease', names: ['rentals', 'bookings', 'leases', 'hires'], isOfItself: true },
  { verbs: 'borrow|check out', names: ['loans', 'borrowings', 'checkouts', 'lendings'] },
  {
    verbs: 'enrol in|enrol for|enrol on|enrol',
    bare: 'enrol',
    names: ['enrolments', 'registrations'],
  },
  {
    verbs: 'enroll in|enroll for|enroll on|enroll',
    bare: 'enroll',
    names: ['enrollments', 'registrations'],
  },
  {
    verbs: 'register for|sign up for|sign up to|rsvp to',
    names: [
      'registrations',
      'sign_ups',
      'signups',
      'bookings',
      'enrolments',
      'enrollments',
      'memberships',
      'attendances',
      'participations',
      'rsvps',
    ],
  },
  { verbs: 'apply for|apply to', bare: 'apply', names: ['applications', 'job_applications'] },
  { verbs: 'subscribe to', bare: 'subscribe', names: ['subscriptions', 'subscribers'] },
  { verbs: 'vote on|vote for|upvote', bare: 'vote', names: ['votes'] },
  { verbs: 'bid on|bid for', bare: 'bid', names: ['bids'], holds: 'amount' },
  {
    verbs: 'donate to|give to|contribute to',
    bare: 'donate',
    names: ['donations'],
    holds: 'amount',
  },
  { verbs: 'comment on|comment', bare: 'comment', names: ['comments'], holds: 'text' },
  {
    verbs: 'reply to|respond to|answer',
    bare: 'reply',
    names: ['replies', 'responses', 'answers', 'messages'],
    holds: 'text',
  },
  { verbs: 'review', names: ['reviews'], isKnown: true, isOfItself: true },
  { verbs: 'rate', names: ['ratings', 'reviews'], holds: 'score' },
  { verbs: 'like', names: ['likes'] },
  { verbs: 'favourite|favorite|bookmark', names: ['favourites', 'favorites', 'bookmarks'] },
  { verbs: 'follow', names: ['follows', 'followers', 'subscriptions'], isKnown: true },
  {
    verbs: 'order|buy|purchase',
    names: ['orders', 'purchases', 'sales'],
    isKnown: true,
    isOfItself: true,
  },
]

/** What is made by an act already, and not what the act is done with: one books an appointment. */
export const ACT_NOUN =
  /(?:ment|(?<!^th)ing|ion|al|ance|out)s?$|^(?:orders?|tickets?|requests?|visits?|reviews?|comments?|loans?|votes?|bids?|shifts?|slots?|rides?|quotes?|sign_?ups?|likes?|offers?|lessons?|sessions?)$/i
