import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { fullName } from '../schools/student.rules.ts'
import { type ContentOf, empty, facts, postTo, status, table } from '../web/parts.ts'
import { type Dossier, type DossierPart, pactScans } from './dossier.rules.ts'
import { dossierWords } from './dossier.text.ts'
import { evaluatingParties } from './evaluation.rules.ts'

/** What will be in the dossier, and the button that makes it. */
export function dossierPage({ student, counter, parts, labs }: Dossier, { language }: Ctx) {
  const t = dossierWords(language)
  const numeric = (text: string) => ({ text, numeric: true })
  return {
    title: t.title(fullName(student)),
    t,
    waiting: counter.waiting > 0 ? t.waiting(formatHours(counter.waiting)) : null,
    actions: [postTo(t.make, paths.dossier({ studentId: student._id }), { look: 'primary', icon: 'it-download' })],
    facts: facts([
      [t.total, formatHours(counter.done)],
      [t.required, counter.required === null ? t.noMinimum : formatHours(counter.required)],
      [t.missing, counter.missing === null ? null : formatHours(counter.missing)],
      [t.labs, labs.length],
    ]),
    years: table({
      caption: t.hours,
      columns: [t.year, numeric(t.approved), numeric(t.prior)],
      rows: counter.years.map(({ year, approved, prior }) => [
        t.courseYear(year),
        formatHours(approved),
        formatHours(prior),
      ]),
      empty: empty(t.nothing),
    }),
    content: table({
      caption: t.content,
      columns: [t.placement, t.pact, numeric(t.done), t.evaluations, t.certificate],
      rows: parts.map((part) => rowOf(part, language)),
      empty: empty(t.nothing, t.nothingAdvice),
    }),
  }
}

function rowOf(
  { placement, papers, entries, found, certificate }: DossierPart,
  language: Ctx['language'],
): ContentOf[] {
  const t = dossierWords(language)
  const scans = pactScans(papers).length
  return [
    { text: placement.title, href: paths.placement({ placementId: placement._id }), note: placement.host.name },
    papers.project
      ? { status: status(t.pactThere, 'success'), note: scans > 0 ? t.pactScans(scans) : null }
      : status(t.pactMissing, 'warning'),
    formatHours(sumMinutes(entries.map(({ entry }) => entry.minutes))),
    `${found.evaluations.length}/${evaluatingParties(placement).length}`,
    certificate?.number ?? status(t.notYet, 'neutral'),
  ]
}
