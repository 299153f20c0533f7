import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatCount, formatInstant } from '../platform/format.ts'
import type { Problems } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import { type Language, phrases } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { field, select } from '../web/form-parts.ts'
import { type ContentOf, empty, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { accessKinds, type AccessRecord } from './access-record.rules.ts'

export const accessWords = phrases({
  title: ['Registro degli accessi', 'Access records'],
  lead: [
    'Chi ha scaricato documenti, convenzioni, registri ed elenchi, e quando. Le righe si aggiungono da sole e nessuno può cambiarle.',
    'Who downloaded documents, agreements, registers and lists, and when. Lines are added by themselves and nobody can change them.',
  ],
  when: ['Quando', 'When'],
  who: ['Chi', 'Who'],
  role: ['Profilo', 'Profile'],
  what: ['Che cosa', 'What'],
  name: ['Nome', 'Name'],
  rows: ['Righe', 'Rows'],
  search: ['Persona o documento', 'Person or document'],
  from: ['Dal giorno', 'From'],
  to: ['Al giorno', 'To'],
  everything: ['Tutto', 'Everything'],
  none: ['Nessuno ha ancora scaricato nulla', 'Nobody has downloaded anything yet'],
  noneAdvice: [
    'Qui compare una riga ogni volta che qualcuno scarica un documento o esporta un elenco.',
    'A line appears here each time somebody downloads a document or exports a list.',
  ],
  noneFound: ['Nessun accesso con questi filtri', 'No access with these filters'],
  noneFoundAdvice: ['Togli un filtro o allarga i giorni.', 'Remove a filter or widen the days.'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  wrongDays: [
    'Scrivi i giorni come 05/09/2026, il primo non dopo l’ultimo: questo filtro non è stato usato.',
    'Write days such as 05/09/2026, the first not after the last: this filter was not used.',
  ],
})

const kindNames = phrases({
  document: ['Documento di un ente', 'Document of a host'],
  agreement: ['Convenzione', 'Agreement'],
  export: ['Elenco o registro', 'List or register'],
})

const roleNames = phrases({
  city: ['Ufficio del programma', 'Programme office'],
  office: ['Segreteria', 'School office'],
  coordinator: ['Coordinamento', 'Coordinator'],
  teacher: ['Docente', 'Teacher'],
  host: ['Ente ospitante', 'Host'],
  student: ['Studente', 'Student'],
  guest: ['Con un collegamento, senza utente', 'By a link, without account'],
  system: ['Lavoro automatico', 'Automatic job'],
})

export interface AccessList {
  records: readonly AccessRecord[]
  total: number
  page: number
  perPage: number
  /** What was asked, as it was typed. */
  typed: { q: string; tipo: string; dal: string; al: string }
  /** A day that cannot be read, by its field. */
  problems: Problems
}

export function accessRecordsPage(list: AccessList, ctx: Ctx) {
  const t = accessWords(ctx.language)
  const filtered = Object.values(list.typed).some((typed) => typed !== '')
  return {
    title: t.title,
    lead: t.lead,
    wrongDays: Object.keys(list.problems).length > 0 ? t.wrongDays : null,
    filter: accessFilter(list, ctx, filtered),
    table: table({
      caption: t.title,
      columns: [t.when, t.who, t.what, t.name, { text: t.rows, numeric: true }],
      rows: list.records.map((record) => accessRow(record, ctx)),
      empty: filtered ? empty(t.noneFound, t.noneFoundAdvice) : empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page: list.page,
      perPage: list.perPage,
      total: list.total,
      summary: t.summary,
      href: (page) => withQuery(paths.accessRecords(), { ...list.typed, pagina: String(page) }),
    }),
    exports: exportLinks(withQuery(paths.accessRecords(), list.typed)),
  }
}

function accessFilter(list: AccessList, { language }: Ctx, filtered: boolean) {
  const t = accessWords(language)
  const names = kindNames(language)
  const form = formState(language, list)
  return {
    action: paths.accessRecords(),
    fields: [
      field(form, 'q', { label: t.search, type: 'search' }),
      field(form, 'dal', { label: t.from, type: 'date' }),
      field(form, 'al', { label: t.to, type: 'date' }),
    ],
    selects: [
      select(form, 'tipo', {
        label: t.what,
        placeholder: t.everything,
        options: accessKinds.map((value) => ({ value, text: names[value] })),
      }),
    ],
    clearHref: filtered ? paths.accessRecords() : null,
  }
}

function accessRow(record: AccessRecord, { language }: Ctx): ContentOf[] {
  const { who, role, what } = accessLine(record, language)
  return [
    formatInstant(record.at, language),
    who ? { text: who, note: role } : role,
    what,
    { text: record.name, href: hrefOf(record) },
    record.rows === null ? null : formatCount(record.rows, language),
  ]
}

/** Who took what, in words. */
export function accessLine({ by, what }: AccessRecord, language: Language) {
  return { who: by.name, role: roleNames(language)[by.role], what: kindNames(language)[what] }
}

function hrefOf({ what, about }: AccessRecord): string | null {
  if (what === 'document') return paths.document({ documentId: about })
  return what === 'agreement' ? paths.agreement({ agreementId: about }) : null
}
