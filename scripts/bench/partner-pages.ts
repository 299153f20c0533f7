import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { paths } from '../../src/paths.ts'
import { withQuery } from '../../src/platform/path.ts'
import { type Case, page } from './cases.ts'
import { agreementIdOf, nextAgreementIdOf } from './city-agreements.ts'
import { documentIdOf } from './city-documents.ts'
import { HOSTS, partnerIdOf, PARTNERS } from './city-hosts.ts'
import { activityIdOf, protocolId } from './city-protocols.ts'

/** In steps, so that what comes next is not what was read just before. */
const anyPartner = (turn: number) => ({ partnerId: partnerIdOf((turn * 67 + 40) % PARTNERS) })
const anyHost = (turn: number) => partnerIdOf((turn * 7 + 4) % HOSTS)
const anyActivity = (turn: number) => ({ activityId: activityIdOf((turn * 67 + 40) % 290) })

/** What leaves the site is written down. */
const leaves = { effect: { count: () => AccessRecords.countDocuments(), adds: 1 } } as const

/** The pages about partners, agreements, documents, contacts and protocols under measure. */
export const partnerPages: readonly Case[] = [
  page('partners', 'city', () => paths.partners()),
  page('partners, of a theme in a district', 'city', () =>
    withQuery(paths.partners(), { tema: 'making', quartiere: 'isola' }),
  ),
  page('partners with free seats', 'city', () =>
    withQuery(paths.partners(), { posti: '3', dal: '2026-12-01', al: '2027-03-31' }),
  ),
  { ...page('partners as CSV', 'city', () => withQuery(paths.partners(), { formato: 'csv' })), ...leaves },
  { ...page('partners as Excel', 'city', () => withQuery(paths.partners(), { formato: 'xlsx' })), ...leaves },
  page('map of partners', 'city', () => paths.partnerMap()),
  page('duplicates', 'city', () => paths.partnerDuplicates()),
  page('a partner', 'city', (_, turn) => paths.partner(anyPartner(turn))),
  page('places of a partner', 'city', (_, turn) => paths.partnerPlaces({ partnerId: anyHost(turn) })),
  page('hosting of a partner', 'city', (_, turn) => paths.partnerHosting(anyPartner(turn))),
  page('qualification of a partner', 'city', (_, turn) => paths.partnerQualification(anyPartner(turn))),
  page('documents of a partner', 'city', (_, turn) => paths.partnerDocuments(anyPartner(turn))),
  page('links of a partner', 'city', (_, turn) => paths.partnerLinks(anyPartner(turn))),
  page('documents to review', 'city', () => paths.documents()),
  page('contact log', 'city', () => paths.contactLog()),
  page('access records', 'city', () => paths.accessRecords()),
  page('agreements', 'city', () => paths.agreements()),
  page('programme', 'city', () => paths.programme()),
  page('protocol, targets against actual', 'city', () => paths.protocol({ protocolId })),
  page('activities', 'city', () => paths.activities()),
  page('an activity', 'city', (_, turn) => paths.activity(anyActivity(turn))),
  {
    ...page('an activity of placements', 'city', (_, turn) =>
      paths.activity({ activityId: activityIdOf(290 + (turn % 10)) }),
    ),
    mayExamine: 'placements of its schools that began before are read: an amendment may have moved their last day',
  },

  page('partners', 'office', () => paths.partners()),
  page('agreements', 'office', () => paths.agreements()),
  page('agreements, in force', 'office', () => withQuery(paths.agreements(), { stato: 'in-force' })),
  page('an agreement', 'office', ({ schoolId }, turn) =>
    paths.agreement({ agreementId: agreementIdOf(schoolId, anyHost(turn)) }),
  ),
  page('an agreement to sign', 'office', ({ schoolId }, turn) =>
    paths.agreement({ agreementId: nextAgreementIdOf(schoolId, anyHost(turn)) }),
  ),
  page('text of an agreement', 'office', ({ schoolId }, turn) =>
    paths.agreementText({ agreementId: agreementIdOf(schoolId, anyHost(turn)) }),
  ),
  {
    ...page('an agreement as PDF', 'office', ({ schoolId }, turn) =>
      paths.agreementPdf({ agreementId: agreementIdOf(schoolId, anyHost(turn)) }),
    ),
    ...leaves,
  },
  page('contacts with a partner', 'office', (_, turn) => paths.partnerContactLog(anyPartner(turn))),
  page('contact log', 'office', () => paths.contactLog()),
  page('activities', 'office', () => paths.activities()),
  page('access records', 'office', () => paths.accessRecords()),
  {
    // Who takes a file again is still one line in its document.
    ...page('a document, written down as seen', 'city', (_, turn) =>
      paths.documentFile({ documentId: documentIdOf(anyHost(turn), 'dvr-section') }),
    ),
    ...leaves,
  },

  page('own documents', 'host', ({ partnerId }) => paths.partnerDocuments({ partnerId })),
  page('agreements', 'host', () => paths.agreements()),
  page('an agreement to sign', 'host', ({ partnerId }, turn) =>
    paths.agreementSignature({ agreementId: nextAgreementIdOf(`school0${turn % 10}`, partnerId) }),
  ),
]
