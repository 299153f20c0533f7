import { beforeEach } from '@jest/globals'
import { demoPartners } from '../../scripts/demo/partners.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Invalid, Refused } from '../../src/platform/errors.ts'
import { storedFiles } from '../../src/platform/files.ts'
import { newId } from '../../src/platform/id.ts'
import { useTestDatabase } from '../support/database.ts'

export const now = new Date('2026-11-25T10:00:00+01:00')
export const today = day('2026-11-25')
export const publicUrl = 'https://bottega.example'

const as = (actor: Actor) => contextFor(actor, now)
export const city = as({ role: 'city', accountId: 'citta' })
export const host = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })
export const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
export const teacher = as({ role: 'teacher', accountId: 'docente', schoolId: 'volta', classIds: [] })
export const guest = (purpose: 'documents' | 'sign') =>
  as({
    role: 'guest',
    linkId: 'link-1',
    purpose,
    name: 'Ugo Conti',
    partnerId: 'fablab',
    agreementId: null,
    party: null,
  })

export const sent = (text: string) => ({ name: 'polizza.pdf', bytes: demoPdf([text]) })
export const policy = (change: object = {}) => ({
  id: newId(),
  kind: 'insurance' as const,
  title: null,
  issuedOn: day('2026-01-01'),
  expiresOn: addDays(today, 40),
  sent: sent('Polizza'),
  ...change,
})
export const next = (text: string, version = 1) => ({
  version,
  issuedOn: day('2026-11-01'),
  expiresOn: day('2027-12-31'),
  sent: sent(text),
})

/** The reason of a refusal, the problems by field, or null when it was done. */
export async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown)
  if (error instanceof Refused) return error.reasons[0]
  return error instanceof Invalid ? error.problems : error
}

/** The hosts of Borgo and one person of the fablab, in an otherwise empty database; counts the stored files. */
export function useDesk(): { files: () => Promise<number> } {
  const database = useTestDatabase([PartnerDocuments, Partners, Accounts, Notices, AccessRecords, storedFiles])
  beforeEach(async () => {
    await Partners.insertMany(demoPartners(schoolYearOf(today)))
    await Accounts.create({
      _id: 'ente',
      name: 'Fabio Fresa',
      email: 'ente@borgo.example',
      hats: [{ role: 'host', partnerId: 'fablab', place: 'FabLab Borgo APS' }],
      createdAt: now,
    })
  })
  return { files: () => database.current().db.collection('fs.files').countDocuments() }
}
