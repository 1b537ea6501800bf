/** Words that people are called by, whatever is drawn of them. */
const PERSON =
  /^(?:users?|people|persons?|accounts?|customers?|members?|visitors?|clients?|authors?|owners?|creators?|sellers?|buyers?|employees?|staff|workers?|colleagues?|admins?|administrators?|managers?|participants?|assignees?|reviewers?|subscribers?|organi[sz]ers?|hosts?|guests?|drivers?|teachers?|students?|players?|editors?|moderators?|someone|somebody|whoever|anybody|anyone)$/
const MORE_PEOPLE = new Set(
  `everyone everybody nobody others patient patients doctor doctors nurse nurses vet vets pupil pupils parent parents
  child children kid kids tenant tenants landlord landlords candidate candidates applicant applicants donor donors
  judge judges coach coaches chef chefs cook cooks pilot pilots accountant accountants assistant assistants agent agents
  president secretary secretaries treasurer clerk clerks captain captains friend friends neighbour neighbours neighbor
  neighbors resident residents citizen citizens attendee attendees trainee trainees intern interns
  professor professors attorney attorneys judge juror jurors crew team committee board council guard guards
  mechanic mechanics technician technicians expert experts specialist specialists fan fans athlete athletes cyclist
  wife wives husband husbands spouse partner partners brother brothers sister sisters sibling siblings mum mums mom moms dad dads mother
  mothers father fathers son sons daughter daughters aunt uncle cousin cousins grandma grandpa grandparents roommate roommates
  flatmate flatmates housemate housemates girlfriend boyfriend buddy mate mates nanny helper helpers
  warden wardens caretaker porter porters groundskeeper landlady concierges groomer groomers grower growers nun monk priest pastor
  deacon sexton chaplain rabbi imam midwife midwives surgeon surgeons dentist apprentice apprentices novice pro pros freelancer
  mum volunteer volunteers temp temps locum principal principals dean deans provost registrar registrars bailiff sheriff
  king queen prince boatswain skipper skippers crewmember rep reps deputy deputies aide aides scout scouts guardian guardians
  orderly page butler valet maid maids nanny nannies au-pair barista baristas sommelier host hosts hostess usher ushers
  merchant merchants vendor vendors supplier suppliers courier couriers recipient recipients sponsor sponsors
  bookkeeper bookkeepers steward stewards concierge janitor handyman boss bosses chief chiefs lead leads head heads
  office backoffice headquarters us me we they you he she crowd public world mayor referee referees umpire guide guides
  cashier cashiers operator operators marshal marshals accounting hr finance payroll legal marketing management support it
  logistics procurement reception security sales helpdesk housekeeping admissions ops supervisor supervisors director directors dispatcher dispatchers`
    .split(/\s+/)
    .filter(Boolean),
)
/** `librarians`, `recruiters`, `cyclists`. */
const DOER = /(?:[^aeiou]ers?|eers?|tors?|sors?|ists?|ians?|men|man|woman|women)$/
const NO_DOER =
  /^(?:orders?|numbers?|folders?|offers?|letters?|papers?|containers?|chapters?|servers?|computers?|printers?|newsletters?|posters?|lockers?|routers?|sensors?|motors?|doors?|floors?|colou?rs?|registers?|papers?|layers?|headers?|footers?|filters?|counters?|timers?|trackers?|planners?|covers?|corners?|centers?|parameters?|identifiers?|characters?|banners?|stickers?|vouchers?|boosters?|trailers?|rollers?|elevators?|generators?|monitors?|factors?|errors?|mirrors?|projectors?|tractors?|reactors?|doctors? office|lists?|checklists?|playlists?|wishlists?|waitlists?|items?|human|plan|van|loan|scan|clan|pan|can|others?|another|whether|either|together|under|over|after|per|ever|never|rather|water|power|paper|matters?|tickers?|clusters?|semesters?|quarters?|answers?|dinners?|suppers?|beers?|dispensers?|scooters?|freezers?|boilers?|burners?|chargers?|scanners?|readers? digest|transfers?|delivers?|discovers?|considers?|gathers?|remembers?|refers?|prefers?|recovers?|tenders?|borders?|gutters?|meters?|liters?|litres?|visitor count)$/

export function isPersonWord(word: string): boolean {
  return PERSON.test(word)
}

/** Whether words may stand for people who do something. */
export function isDoer(word: string): boolean {
  return PERSON.test(word) || MORE_PEOPLE.has(word) || (DOER.test(word) && !NO_DOER.test(word))
}
