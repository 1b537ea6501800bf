/**
 * What prompts are about, beside the words of the language of prompts. A word that is made of the same letters as one of
 * these, or lacks or doubles one, is taken for it; one that has another letter is none of it, since that is often a word of its own.
 */
export const COMMON: readonly string[] = `
animal animals species breed breeds weight height width length volume distance location locations address building
buildings apartment apartments picture pictures photograph description descriptions category categories customer
registration signature certificate invoice invoices payment payments receipt receipts amount balance currency discount
delivery shipment shipping package warehouse warehouses supplier suppliers product products material materials
quantity inventory purchase purchases catalogue vehicle vehicles license licence driver drivers passenger passengers
journey journeys departure arrival station stations schedule calendar appointment appointments reservation
reservations booking bookings availability available employee employees department departments company companies
organisation organization manager managers supervisor technician volunteer volunteers member members membership
student students teacher teachers school schools course courses lesson lessons subject subjects enrolment enrollment
grade grades examination result results certificate question questions answer answers message messages comment
comments article articles author authors publisher publishers magazine newspaper library libraries category chapter
language languages translation translator translators country countries region regions patient patients doctor
doctors nurse nurses hospital medicine medication treatment treatments diagnosis symptom symptoms allergy allergies
insurance prescription prescriptions restaurant restaurants recipe recipes ingredient ingredients kitchen portion
portions breakfast concert concerts festival performance performances musician musicians instrument instruments
audience exhibition exhibitions artist artists painting paintings sculpture museum museums gallery collection
collections object objects condition conditions remark remarks feedback review reviews rating ratings equipment
machine machines maintenance inspection inspections repair repairs problem problems priority assigned finished
completed confirmed cancelled accepted rejected returned disposed stored received delivered published archived
should would could their there which where whether about every everybody calculated automatically required optional
unique maximum minimum between letters characters password account accounts administrator permission permissions
birthday telephone number numbers surname nickname reference status colour color temperature humidity pressure
measurement measurements sensor sensors garden gardens plant plants flower flowers tree trees harvest weather season
seasons tournament tournaments player players match matches league leagues score scores referee training trainer
trainers exercise exercises project projects budget deadline estimate document documents contract contracts client
clients case cases court lawyer lawyers customer property properties tenant tenants landlord address contact contacts
website newsletter subscriber subscribers subscription subscriptions advertisement campaign campaigns donation
donations donor donors charity event events ticket tickets venue venues speaker speakers sponsor sponsors topic topics
place places found visible hidden table tables need needs want wants with name names date dates time times from both
price prices image images field fields photo photos lots auction auctions fish boat boats buyer buyers seller sellers
reserve company kilos hours minutes seconds days weeks months years
`
  .split(/\s+/)
  .filter(Boolean)
