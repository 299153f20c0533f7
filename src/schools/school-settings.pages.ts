import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { field, type FormState, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { schoolClosureLine } from './school-closure.rules.ts'
import {
  defaultSettings,
  hourLoggers,
  type Insurance,
  type Principal,
  repeatedYearRules,
  type School,
  type WhoLogs,
} from './school.rules.ts'
import { schoolSettingsWords } from './school-settings.text.ts'

export function schoolSettingsPage(school: School, ctx: Ctx, submitted: { typed?: Typed; problems?: Problems } = {}) {
  const t = schoolSettingsWords(ctx.language)
  const form = formState(
    ctx.language,
    { typed: typedSettings(school), ...submitted },
    { ...t, ...lineTexts(submitted, ctx) },
  )
  const closures = textarea(form, 'closures', { label: t.closures, hint: t.closuresHint, rows: 6 })
  const whoLogs = whoLogsField(form, ctx)
  const days = dayFields(form, ctx)
  const office = officeFields(form, ctx)
  const insurance = insuranceFields(form, ctx)
  const { liability } = school.office
  return {
    title: t.settings,
    t,
    lead: t.settingsLead,
    school: school.name,
    problems: problemSummary(form, [whoLogs, ...Object.values({ ...days, closures, ...insurance, ...office })]),
    insurance,
    formerLiability: !school.office.insurance && liability ? t.formerLiability(liability) : null,
    whoLogs,
    days,
    closures,
    office,
    action: paths.schoolSettings({ schoolId: school._id }),
    submit: { text: t.save, cancel: { text: school.name, href: paths.school({ schoolId: school._id }) } },
  }
}

function typedSettings({ settings: stored, office, closures }: School): Typed {
  const settings = { ...defaultSettings, ...stored }
  return {
    closures: closures.map(schoolClosureLine).join('\n'),
    whoLogs: settings.whoLogs,
    logWindowDays: String(settings.logWindowDays),
    silentHostDays: String(settings.silentHostDays),
    repeatedYears: settings.repeatedYears,
    taxCode: office.taxCode ?? '',
    ...typedInsurance(office.insurance ?? null),
    ...typedPrincipal(office.principal),
  }
}

function typedInsurance(insurance: Insurance | null): Typed {
  if (!insurance) return {}
  const { insurer, policy, from, to, inailPosition } = insurance
  return { insurer, policy, insuredFrom: from, insuredTo: to, inailPosition: inailPosition ?? '' }
}

function typedPrincipal(principal: Principal | null): Typed {
  if (!principal) return {}
  const { name, birthDay, birthPlace, taxCode } = principal
  return {
    principalName: name,
    principalBirthDay: birthDay ?? '',
    principalBirthPlace: birthPlace ?? '',
    principalTaxCode: taxCode ?? '',
  }
}

/** 'closure-no-reason:3' in words: what is wrong, and on which line. */
function lineTexts({ problems = {} }: { problems?: Problems }, { language }: Ctx): Record<string, string> {
  const code = problems['closures'] ?? ''
  const [reason = '', line = ''] = code.split(':')
  const t: Readonly<Record<string, unknown>> = schoolSettingsWords(language)
  const sentence = t[reason]
  return typeof sentence === 'string' && line ? { [code]: schoolSettingsWords(language).atLine(line, sentence) } : {}
}

function whoLogsField(form: FormState, { language }: Ctx) {
  const t = schoolSettingsWords(language)
  const hints: Record<WhoLogs, string> = { both: t.bothHint, student: t.studentHint, host: t.hostHint }
  return radios(form, 'whoLogs', {
    label: t.whoLogs,
    required: true,
    options: hourLoggers.map((value) => ({ value, text: t[value], hint: hints[value] })),
  })
}

function dayFields(form: FormState, { language }: Ctx) {
  const t = schoolSettingsWords(language)
  const inDays = { required: true, width: 'narrow', maxlength: 2, inputmode: 'numeric' } as const
  return {
    logWindowDays: field(form, 'logWindowDays', { label: t.logWindowDays, hint: t.logWindowHint, ...inDays }),
    silentHostDays: field(form, 'silentHostDays', { label: t.silentHostDays, hint: t.silentHostHint, ...inDays }),
    repeatedYears: radios(form, 'repeatedYears', {
      label: t.repeatedYears,
      required: true,
      options: repeatedYearRules.map((value) => ({ value, text: t[value], hint: t[`${value}Hint`] })),
    }),
  }
}

function insuranceFields(form: FormState, { language }: Ctx) {
  const t = schoolSettingsWords(language)
  return {
    insurer: field(form, 'insurer', { label: t.insurer, width: 'medium', maxlength: 120 }),
    policy: field(form, 'policy', { label: t.policy, width: 'medium', maxlength: 80 }),
    insuredFrom: field(form, 'insuredFrom', { label: t.insuredFrom, type: 'date' }),
    insuredTo: field(form, 'insuredTo', { label: t.insuredTo, hint: t.insuredToHint, type: 'date' }),
    inailPosition: field(form, 'inailPosition', {
      label: t.inailPosition,
      hint: t.inailHint,
      width: 'medium',
      maxlength: 40,
    }),
  }
}

function officeFields(form: FormState, { language }: Ctx) {
  const t = schoolSettingsWords(language)
  return {
    taxCode: field(form, 'taxCode', { label: t.taxCode, width: 'medium', maxlength: 40, inputmode: 'numeric' }),
    principalName: field(form, 'principalName', { label: t.principalName, hint: t.principalHint, maxlength: 120 }),
    principalBirthDay: field(form, 'principalBirthDay', { label: t.birthDay, type: 'date' }),
    principalBirthPlace: field(form, 'principalBirthPlace', { label: t.birthPlace, width: 'medium', maxlength: 120 }),
    principalTaxCode: field(form, 'principalTaxCode', { label: t.personalTaxCode, width: 'medium', maxlength: 40 }),
  }
}
