import { agreementsToRegister, agreementDigest } from './city-agreements.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { paths } from '../../src/paths.ts'
import { addDays } from '../../src/platform/day.ts'
import { newId } from '../../src/platform/id.ts'
import { type Case, once, type Visitor } from './cases.ts'
import { benchToday, type City } from './city.ts'
import { documentFile } from './city-documents.ts'
import { partnerIdOf, PARTNERS } from './city-hosts.ts'
import { formRequest, uploadRequest, type Wire } from './visitors.ts'

const form = { expects: 303, mayExamine: null } as const

/** The writes about agreements, documents and contacts under measure. */
export const partnerWrites: readonly Case[] = [
  {
    ...form,
    name: 'upload a document',
    as: 'host',
    effect: { count: () => PartnerDocuments.countDocuments(), adds: 1 },
    supply: ({ visitors }) => once(visitors, documentsToUpload),
  },
  {
    ...form,
    name: 'add a contact',
    as: 'office',
    effect: { count: () => ContactEntries.countDocuments(), adds: 1 },
    supply: ({ visitors }) => once(visitors, contactsToAdd),
  },
  {
    ...form,
    name: 'sign an agreement',
    as: 'host',
    effect: { count: () => Agreements.countDocuments({ 'signatures.on': benchToday }), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => agreementsToSign(city, visitor)),
  },
  {
    ...form,
    name: 'register the number of an agreement',
    as: 'office',
    effect: { count: () => Agreements.countDocuments({ 'protocol.date': benchToday }), adds: 1 },
    supply: ({ city, visitors }) => once(visitors, (visitor) => numbersToRegister(city, visitor)),
  },
]

// A host may not have more than a hundred.
const MOST_UPLOADED = 90

function* documentsToUpload({ person, session }: Visitor): Generator<Wire> {
  for (let n = 0; n < MOST_UPLOADED; n++) {
    const id = newId()
    const fields = { id, kind: 'other', title: `Attestato ${n + 1}`, issuedOn: addDays(benchToday, -3), expiresOn: '' }
    yield uploadRequest(session, paths.partnerDocuments({ partnerId: person.partnerId }), {
      file: { name: 'attestato.pdf', bytes: documentFile(id) },
      fields,
    })
  }
}

function* contactsToAdd({ session }: Visitor): Generator<Wire> {
  for (let n = 0; ; n++) {
    yield formRequest(session, paths.partnerContactLog({ partnerId: partnerIdOf((n * 67) % PARTNERS) }), {
      key: newId(),
      day: benchToday,
      channel: 'phone',
      person: 'Ufficio del personale',
      outcome: 'interested',
      note: 'Richiamare dopo le vacanze.',
      askAgainOn: '',
    })
  }
}

function* agreementsToSign(city: City, { person, session }: Visitor): Generator<Wire> {
  for (const { _id: agreementId, partnerId, state } of city.agreements) {
    if (partnerId !== person.partnerId || state !== 'signing') continue
    yield formRequest(session, paths.agreementSignature({ agreementId }), {
      party: 'host',
      name: 'Pina Firma',
      role: 'Rappresentante',
      declaration: 'yes',
      digest: agreementDigest,
    })
  }
}

/** Several offices and several windows of one at once, each with the next number of its own register. */
function* numbersToRegister(city: City, { person, session }: Visitor): Generator<Wire> {
  for (const [n, { _id: agreementId }] of agreementsToRegister(city.agreements, person.schoolId).entries()) {
    yield formRequest(session, paths.agreementNumber({ agreementId }), { number: `${n + 9000}/A`, date: benchToday })
  }
}
