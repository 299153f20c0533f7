import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { field, type FormState, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { schoolClosureLine } from './school-closure.rules.ts'
import {
  defaultSettings,
  hourLoggers,
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
  return {
    title: t.settings,
    t,
    lead: t.settingsLead,
    school: school.name,
    problems: problemSummary(form, [whoLogs, ...Object.values(days), closures, ...Object.values(office)]),
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
    liability: office.liability ?? '',
    ...typedPrincipal(office.principal),
  }
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

function officeFields(form: FormState, { language }: Ctx) {
  const t = schoolSettingsWords(language)
  return {
    taxCode: field(form, 'taxCode', { label: t.taxCode, width: 'medium', maxlength: 40, inputmode: 'numeric' }),
    liability: field(form, 'liability', { label: t.liability, hint: t.liabilityHint, maxlength: 300 }),
    principalName: field(form, 'principalName', { label: t.principalName, hint: t.principalHint, maxlength: 120 }),
    principalBirthDay: field(form, 'principalBirthDay', { label: t.birthDay, type: 'date' }),
    principalBirthPlace: field(form, 'principalBirthPlace', { label: t.birthPlace, width: 'medium', maxlength: 120 }),
    principalTaxCode: field(form, 'principalTaxCode', { label: t.personalTaxCode, width: 'medium', maxlength: 40 }),
  }
}
