import { hostParty, schoolParty } from '../../src/agreements/agreement-parties.rules.ts'
import type {
  Agreement,
  AgreementLine,
  AgreementTerms,
  Party,
  Signature,
} from '../../src/agreements/agreement.rules.ts'
import { protocolEntry } from '../../src/agreements/protocol-number.rules.ts'
import { digestOf } from '../../src/agreements/signing.rules.ts'
import { fillTemplate } from '../../src/agreements/template.rules.ts'
import { templateValues } from '../../src/agreements/template-values.text.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, maxDay, minDay } from '../../src/platform/day.ts'
import { storeFile } from '../../src/platform/files.ts'
import { liabilityText, type School } from '../../src/schools/school.rules.ts'
import { demoPdf } from './pdf.ts'

interface Cast {
  today: Day
  schools: readonly School[]
  partners: readonly Partner[]
  /** The template of the programme of Borgo. */
  template: string
}

interface AgreementOf {
  schoolId: string
  partnerId: string
  purpose: string
  /** null: still a draft. */
  number: string | null
  to: Day
}

/**
 * What the placements of Borgo rest upon: three agreements in force, one of which ends soon, and a draft. The principal
 * signed that of the fablab on paper; its scan is stored.
 */
export async function demoAgreements(cast: Cast): Promise<Agreement[]> {
  const { today } = cast
  const whole = maxDay(schoolYearEnd(schoolYearOf(today)), addDays(today, 200))
  const list: AgreementOf[] = [
    {
      schoolId: 'galilei',
      partnerId: 'fablab',
      purpose: 'Prototipi e fabbricazione digitale',
      number: '1234/2026',
      to: whole,
    },
    {
      schoolId: 'galilei',
      partnerId: 'officine',
      purpose: 'Meccanica e controllo numerico',
      number: '1235/2026',
      to: addDays(today, 55),
    },
    { schoolId: 'volta', partnerId: 'officine', purpose: 'Manutenzione', number: '88/A', to: whole },
    { schoolId: 'galilei', partnerId: 'sartoria', purpose: 'Sartoria e tessile', number: null, to: whole },
  ]
  const [first, ...others] = list.map((given) => demoAgreement(given, cast))
  return first ? [await signedOnPaper(first), ...others] : []
}

async function signedOnPaper(agreement: Agreement): Promise<Agreement> {
  const scan = { fileId: await storeFile(demoPdf(['Convenzione firmata']), pdfFile), name: pdfFile.name }
  const signatures = agreement.signatures.map((each) =>
    each.party === 'school' ? { ...each, how: 'paper' as const, collectedBy: 'Sara Segreteria', scan } : each,
  )
  return { ...agreement, signatures }
}

const pdfFile = { name: 'convenzione-firmata.pdf', type: 'application/pdf' }

/** Called as its two parties: `galilei-fablab`. */
function demoAgreement({ schoolId, partnerId, purpose, number, to }: AgreementOf, cast: Cast): Agreement {
  const { today, template } = cast
  const school = cast.schools.find(({ _id }) => _id === schoolId)
  const partner = cast.partners.find(({ _id }) => _id === partnerId)
  if (!school || !partner) throw new Error(`Borgo does not know who is meant by ${schoolId}-${partnerId}`)
  const from = firstDay(today)
  const terms: AgreementTerms = {
    from,
    to,
    purpose,
    seats: 6,
    safetyTraining: 'host',
    liability: liabilityText(school.office) ?? 'Polizza RC dell’istituto',
    clauses: null,
  }
  const parties = { school: schoolParty(school), host: hostParty(partner) }
  const { blocks } = fillTemplate(
    template,
    templateValues({ ...parties, terms }, { programme: 'Borgo Lab', city: 'Borgo' }),
  )
  const digest = digestOf(blocks)
  const signed = number !== null
  const signedOn = addDays(from, -12)
  return {
    _id: `${schoolId}-${partnerId}`,
    agreementId: `${schoolId}-${partnerId}`,
    schoolId,
    partnerId,
    state: signed ? 'signed' : 'draft',
    ...parties,
    terms,
    text: signed ? { blocks, digest, fixedAt: at(addDays(from, -20)) } : null,
    signatures: signed
      ? [
          signature('host', {
            name: parties.host.representative.name || 'Olga Officina',
            on: addDays(from, -15),
            digest,
          }),
          signature('school', { name: parties.school.principal.name, on: signedOn, digest }),
        ]
      : [],
    protocol: number === null ? null : protocolEntry(number, addDays(from, -10)),
    endedOn: null,
    copiedFrom: null,
    history: historyOf(from, signed),
    version: 1,
  }
}

/** Before the first placement of Borgo, whenever the demonstration is opened. */
function firstDay(today: Day): Day {
  return minDay(schoolYearStart(schoolYearOf(today)), addDays(today, -110))
}

function signature(party: Party, { name, on, digest }: { name: string; on: Day; digest: string }): Signature {
  return {
    party,
    name,
    role: party === 'host' ? 'Legale rappresentante' : 'Dirigente scolastico',
    how: 'screen',
    on,
    recordedAt: at(on),
    collectedBy: null,
    accountId: null,
    linkId: null,
    scan: null,
    textDigest: digest,
  }
}

function historyOf(from: Day, signed: boolean): AgreementLine[] {
  const by = { accountId: 'segreteria', name: 'Sara Segreteria' }
  const line = (event: AgreementLine['event'], on: Day) => ({ at: at(on), by, event, reason: null })
  const created = line('created', addDays(from, -25))
  if (!signed) return [created]
  return [
    created,
    line('opened', addDays(from, -20)),
    line('signed-host', addDays(from, -15)),
    line('signed-school', addDays(from, -12)),
    line('registered', addDays(from, -10)),
  ]
}

function at(on: Day): Date {
  return instantOf(on, clockTime('10:00'))
}
