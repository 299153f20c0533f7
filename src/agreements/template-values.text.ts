import type { PartnerKind } from '../partners/partner.rules.ts'
import type { Day } from '../platform/day.ts'
import { formatLongDay } from '../platform/format.ts'
import type { Agreement, Person } from './agreement.rules.ts'
import type { PlainCondition, TemplateField, TemplateValues } from './template-fields.rules.ts'

/** An agreement is in Italian, whatever the language of who prints it. */
const kinds: Record<PartnerKind, string> = {
  firm: 'impresa',
  fablab: 'fablab',
  makerspace: 'makerspace',
  professional: 'professionista',
  'public-body': 'ente pubblico',
  'private-body': 'ente privato',
  'third-sector': 'ente del Terzo settore',
  culture: 'museo o istituto culturale',
  school: 'istituzione scolastica o universitaria',
  'employment-agency': 'agenzia per il lavoro',
  'civic-school': 'scuola civica',
}

const natures: Partial<Record<PlainCondition, readonly PartnerKind[]>> = {
  'ente.impresa': ['firm', 'employment-agency'],
  'ente.pubblico': ['public-body', 'school', 'civic-school'],
  'ente.professionista': ['professional'],
  'ente.terzoSettore': ['third-sector'],
}

/** How the programme and its city are called on that day. */
export interface ProgrammeWords {
  programme: string
  city: string
}

/** What the names of a template stand for in one agreement. */
export function templateValues(
  { school, host, terms }: Pick<Agreement, 'school' | 'host' | 'terms'>,
  { programme, city }: ProgrammeWords,
): TemplateValues {
  const is = (condition: PlainCondition) => natures[condition]?.includes(host.kind as PartnerKind) ?? false
  const fields: Record<TemplateField, string | null> = {
    'scuola.denominazione': school.name,
    'scuola.codice': school.code,
    'scuola.codiceFiscale': school.taxCode,
    'scuola.indirizzo': school.address,
    ...personFields('dirigente', school.principal),
    'ente.denominazione': host.name,
    'ente.tipo': kinds[host.kind as PartnerKind] ?? host.kind,
    'ente.partitaIva': host.vatNumber,
    'ente.codiceFiscale': host.taxCode,
    'ente.indirizzo': host.address,
    'ente.pec': host.pec,
    'ente.email': host.email,
    ...personFields('rappresentante', host.representative),
    'convenzione.dal': italianDay(terms.from),
    'convenzione.al': italianDay(terms.to),
    'convenzione.scopo': terms.purpose,
    'convenzione.posti': terms.seats === null ? null : String(terms.seats),
    'convenzione.rc': terms.liability,
    'convenzione.clausole': terms.clauses,
    'programma.nome': programme,
    citta: city,
  }
  return {
    fields,
    conditions: {
      'ente.impresa': is('ente.impresa'),
      'ente.pubblico': is('ente.pubblico'),
      'ente.professionista': is('ente.professionista'),
      'ente.terzoSettore': is('ente.terzoSettore'),
      'formazione.ente': terms.safetyTraining === 'host',
      'formazione.scuola': terms.safetyTraining === 'school',
    },
  }
}

type PersonField<Who extends string> = `${Who}.${'nome' | 'natoIl' | 'natoA' | 'codiceFiscale'}`

function personFields<Who extends 'dirigente' | 'rappresentante'>(who: Who, person: Person) {
  return {
    [`${who}.nome`]: person.name,
    [`${who}.natoIl`]: person.birthDay && italianDay(person.birthDay),
    [`${who}.natoA`]: person.birthPlace,
    [`${who}.codiceFiscale`]: person.taxCode,
  } as Record<PersonField<Who>, string | null>
}

/** '1 settembre 2026'. */
function italianDay(day: Day): string {
  // formatLongDay begins with the day of the week.
  return formatLongDay(day, 'it').split(' ').slice(1).join(' ')
}
