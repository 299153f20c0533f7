import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { exportLinks } from '../web/export.ts'
import { select } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, pager, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { fullName } from '../schools/student.rules.ts'
import { riskStatus } from './counter.pages.ts'
import { riskWords } from './counter.text.ts'
import type { AtRisk, StudentAtRisk } from './at-risk.rules.ts'
import { type Risk, riskReasons } from './risk.rules.ts'

const riskPerPage = 50

export interface RiskList extends AtRisk {
  page: number
  typed: { classe: string; motivo: string }
}

/** Who is at risk, why, and what to do about it. */
export function riskPage({ students, classes, page, typed }: RiskList, ctx: Ctx) {
  const t = riskWords(ctx.language)
  const filtered = typed.classe !== '' || typed.motivo !== ''
  const first = (page - 1) * riskPerPage
  return {
    title: t.title,
    lead: t.lead,
    rule: t.rule,
    filter: filterOf(classes, typed, ctx),
    table: table({
      caption: t.title,
      columns: [
        t.student,
        t.reason,
        { text: t.missing, numeric: true },
        { text: t.done, numeric: true },
        { text: t.forecast, numeric: true },
        { text: t.step, quiet: true },
      ],
      rows: students.slice(first, first + riskPerPage).map((line) => riskRow(line, ctx)),
      empty: filtered ? empty(t.noneFound, t.noneFoundAdvice) : empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page,
      perPage: riskPerPage,
      total: students.length,
      summary: t.summary,
      href: (number) => withQuery(paths.atRisk(), { ...typed, pagina: String(number) }),
    }),
    exports: exportLinks(withQuery(paths.atRisk(), typed)),
  }
}

function filterOf(classes: AtRisk['classes'], typed: RiskList['typed'], { language }: Ctx) {
  const t = riskWords(language)
  const form = formState(language, { typed })
  return {
    action: paths.atRisk(),
    fields: [],
    selects: [
      select(form, 'classe', {
        label: t.class,
        placeholder: t.allClasses,
        options: classes.map(({ _id, label }) => ({ value: _id, text: label })),
      }),
      select(form, 'motivo', {
        label: t.reason,
        placeholder: t.allReasons,
        options: riskReasons.map((value) => ({ value, text: t[value] })),
      }),
    ],
    clearHref: typed.classe || typed.motivo ? paths.atRisk() : null,
  }
}

function riskRow({ student, schoolClass, counter, risks }: StudentAtRisk, ctx: Ctx): ContentOf[] {
  const t = riskWords(ctx.language)
  const [worst, ...others] = risks
  const also = [...(worst.project ? [worst.project.title] : []), ...others.map(({ reason }) => t[reason])]
  const required = counter.required === null ? '' : ` / ${formatHours(counter.required)}`
  return [
    { text: fullName(student), href: paths.student({ studentId: student._id }), note: schoolClass.label },
    { status: riskStatus(worst, ctx), note: also.join('; ') || null },
    formatHours(worst.missing),
    `${formatHours(counter.done)}${required}`,
    formatHours(counter.forecast),
    { actions: [stepOf(student, worst, ctx)] },
  ]
}

/** The one next step; who may not take it opens the page of the student. */
function stepOf(student: StudentAtRisk['student'], { reason, project }: Risk, ctx: Ctx): Action {
  const t = riskWords(ctx.language)
  const record = { schoolId: student.schoolId, studentId: student._id }
  const text = t[`${reason}-step`]
  if (project && ctx.actor.role !== 'teacher') {
    return linkTo(text, paths.placement({ placementId: project.placementId }), { look: 'plain' })
  }
  if (reason === 'only-signatures' && may(ctx.actor, 'hours.approve')) {
    return linkTo(text, paths.hoursToApprove(), { look: 'plain' })
  }
  const planning = reason === 'nothing-planned' || reason === 'not-enough' || reason === 'behind'
  if (planning && can(ctx.actor, 'placement.edit', record)) {
    return linkTo(text, withQuery(paths.newPlacement(), { studente: student._id }), { look: 'plain' })
  }
  return linkTo(t.openStudent, paths.student({ studentId: student._id }), { look: 'plain' })
}
