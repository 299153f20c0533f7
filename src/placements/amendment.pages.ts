import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { field, problemSummary, textarea } from '../web/form-parts.ts'
import { earliestAmendment } from './amendment.rules.ts'
import { type Choosable, placementForm, type Submitted, textOf, tutorFields } from './placement-form.pages.ts'
import { placementFormWords } from './placement-form.text.ts'
import { studentName } from './placement-list.pages.ts'
import { type Placement, versionOf } from './placement.rules.ts'
import { effectiveTerms } from './terms.rules.ts'
import { typedTimetable } from './timetable.forms.ts'
import { timetableFields } from './timetable.pages.ts'

interface Around extends Choosable {
  terms: Submitted
  tutors: Submitted
}

/** The two things that change in an active placement: its terms and its tutors, each with a form of its own. */
export function amendmentPage(placement: Placement, ctx: Ctx, around: Around) {
  const t = placementFormWords(ctx.language)
  return {
    title: t.amendTitle,
    t,
    about: `${studentName(placement)} · ${placement.host.name}`,
    amendment: termsForm(placement, ctx, around.terms),
    tutors: tutorsForm(placement, ctx, around),
    action: paths.placementAmendments({ placementId: placement._id }),
  }
}

function termsForm(placement: Placement, ctx: Ctx, submitted: Submitted) {
  const t = placementFormWords(ctx.language)
  const { to, timetable, plannedMinutes } = effectiveTerms(placement)
  const earliest = earliestAmendment(placement, ctx.today)
  const typed = {
    validFrom: earliest,
    to,
    plannedHours: formatHours(plannedMinutes),
    version: String(versionOf(placement)),
    ...typedTimetable(timetable),
  }
  const form = placementForm(ctx.language, { typed, ...submitted })
  const fields = {
    validFrom: field(form, 'validFrom', {
      label: t.validFrom,
      hint: t.validFromHint(formatDay(earliest, ctx.language)),
      type: 'date',
      required: true,
    }),
    to: field(form, 'to', { label: t.newEnd, type: 'date', required: true }),
    plannedHours: field(form, 'plannedHours', { label: t.plannedTotal, hint: t.plannedTotalHint, width: 'narrow' }),
    reason: textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, rows: 2, maxlength: 500 }),
  }
  const week = timetableFields(form, ctx.language)
  const cancel = { text: t.cancelPlacement, href: paths.placement({ placementId: placement._id }) }
  return {
    fields,
    timetable: week.table,
    version: textOf(form.typed['version']),
    problems: problemSummary(form, [...Object.values(fields), ...week.fields]),
    submit: { text: t.recordAmendment, cancel },
  }
}

function tutorsForm(placement: Placement, ctx: Ctx, around: Around) {
  const t = placementFormWords(ctx.language)
  const typed = {
    hostTutorId: placement.hostTutor?.id ?? '',
    schoolTutorId: placement.schoolTutorId ?? '',
    version: String(versionOf(placement)),
  }
  const form = placementForm(ctx.language, { typed, ...around.tutors })
  const fields = {
    ...tutorFields(form, ctx, { choosable: around, required: true }),
    tutorReason: textarea(form, 'tutorReason', {
      label: t.reason,
      hint: t.reasonHint,
      required: true,
      rows: 2,
      maxlength: 500,
    }),
  }
  return {
    fields,
    version: textOf(form.typed['version']),
    problems: problemSummary(form, Object.values(fields)),
    submit: { text: t.changeTutors, cancel: null },
  }
}

/** Why a placement is given up. */
export function cancellationPage(placement: Placement, ctx: Ctx, submitted: Submitted) {
  const t = placementFormWords(ctx.language)
  const form = placementForm(ctx.language, submitted)
  const reason = textarea(form, 'reason', {
    label: t.reason,
    hint: t.cancelReasonHint,
    required: true,
    rows: 3,
    maxlength: 500,
  })
  return {
    title: t.cancelTitle,
    lead: t.cancelLead(studentName(placement), placement.host.name),
    problems: problemSummary(form, [reason]),
    reason,
    action: paths.placementClosing({ placementId: placement._id }),
    submit: {
      text: t.cancelPlacement,
      cancel: { text: t.cancelPlacement, href: paths.placement({ placementId: placement._id }) },
    },
  }
}
