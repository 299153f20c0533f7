import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { Language } from '../platform/words.ts'
import { type Choices, type Field, field, type FormState, radios } from '../web/form-parts.ts'
import { type Facts, facts } from '../web/parts.ts'
import { type LabNormNumber, labNormLimits } from './lab-norms-pack.rules.ts'
import { type LabNormWords, labNormWords } from './lab-norms.text.ts'

export interface ControlGroup {
  title: string
  fields: Field[]
  radios: Choices[]
}

/** The controls of the rules for the labs, under four headings. */
export function labNormGroups(form: FormState, language: Language): ControlGroup[] {
  const t = labNormWords(language)
  return [
    {
      title: t.enrolments,
      fields: [
        asked(form, 'enrolmentLockPercent', { label: t.enrolmentLockPercent, hint: t.enrolmentLockHint }),
        asked(form, 'attendancePercent', { label: t.attendancePercent }),
        asked(form, 'offerHours', { label: t.offerHours }),
      ],
      radios: [],
    },
    rollCallGroup(form, t),
    {
      title: t.minimums,
      fields: [asked(form, 'minimumWarningDays', { label: t.minimumWarningDays })],
      radios: [
        choice(form, 'minimumAction', {
          label: t.minimumAction,
          options: { warn: t.minimumWarn, cancel: t.minimumCancel },
        }),
      ],
    },
    {
      title: t.authorisations,
      fields: [
        asked(form, 'authorisationMonths', { label: t.authorisationMonths, hint: t.emptyNever, required: false }),
        asked(form, 'authorisationIdleMonths', {
          label: t.authorisationIdleMonths,
          hint: t.emptyNotLapsing,
          required: false,
        }),
      ],
      radios: [],
    },
  ]
}

function rollCallGroup(form: FormState, t: LabNormWords): ControlGroup {
  return {
    title: t.rollCalls,
    fields: [
      asked(form, 'rollCallDays', { label: t.rollCallDays }),
      asked(form, 'lowAttendanceBelow', { label: t.lowAttendanceBelow, hint: t.lowAttendanceHint }),
      asked(form, 'lowAttendanceSessions', { label: t.lowAttendanceSessions }),
    ],
    radios: [
      choice(form, 'lowAttendanceAction', {
        label: t.lowAttendanceAction,
        options: { warn: t.warnOnly, suspend: t.suspendToo },
      }),
    ],
  }
}

interface Asked {
  label: string
  hint?: string
  required?: boolean
}

function asked(form: FormState, name: LabNormNumber, options: Asked): Field {
  const { least, most } = labNormLimits[name]
  return field(form, name, { required: true, ...options, type: 'number', min: String(least), max: String(most) })
}

function choice(form: FormState, name: string, options: { label: string; options: Record<string, string> }): Choices {
  const all = Object.entries(options.options).map(([value, text]) => ({ value, text }))
  return radios(form, name, { label: options.label, required: true, options: all })
}

/** What the rules for the labs say, in sentences. */
export function labNormFacts({ lowAttendance, minimum, authorisation, ...norms }: LabNorms, language: Language): Facts {
  const t = labNormWords(language)
  const alarm = [
    t.alarmWhen(lowAttendance.below, lowAttendance.sessions),
    { warn: t.warnOnly, suspend: t.suspendToo }[lowAttendance.action],
  ].join(' ')
  const tooFew = { warn: t.minimumWarn, cancel: t.minimumCancel }[minimum.action]
  return facts([
    [t.enrolmentsClose, t.lockedAt(norms.enrolmentLockPercent)],
    [t.certificate, t.certificateFrom(norms.attendancePercent)],
    [t.waitingList, t.offerFor(norms.offerHours)],
    [t.correction, t.correctionFor(norms.rollCallDays)],
    [t.lowAttendance, lowAttendance.below === 0 ? t.alarmNever : `${alarm}.`],
    [t.minimums, `${tooFew}. ${t.warnedBefore(minimum.warningDays)}`],
    [t.authorisations, `${t.lasts(authorisation.months)} ${t.lapse(authorisation.idleMonths)}`],
  ])
}
