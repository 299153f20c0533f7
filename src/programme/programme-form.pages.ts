import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { checkbox, field, file, type FormState, problemSummary, textarea } from '../web/form-parts.ts'
import { type Action, postTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { uploadTexts } from '../web/upload-limits.ts'
import { labNormGroups } from './lab-norms.pages.ts'
import { packLimits } from './programme-pack.rules.ts'
import { lineOf } from './programme-lines.rules.ts'
import type { ProgrammeRecord } from './programme-record.rules.ts'
import { isListSection, listOf, type Programme, type Section } from './programme.rules.ts'
import { type ProgrammeWords, programmeWords } from './programme.text.ts'
import { typedSection } from './programme-typed.pages.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
  /** The sentences of problems that other features know. */
  sentences?: Readonly<Record<string, string>>
}

const SHOWN_LINES = 5

type Shown = Pick<ProgrammeRecord, 'programme' | 'revision'>

/** The form of one section. The controls stand in the order in which they are filled in. */
export function sectionPage(section: Section, { programme, revision }: Shown, around: Around) {
  const { language } = around.ctx
  const t = programmeWords(language)
  const typed = around.submitted.typed ?? { ...typedSection(section, programme, language), revision: String(revision) }
  const form = programmeForm(language, { ...around.submitted, typed })
  const controls = controlsOf(section, form, t)
  const groups = section === 'labs' ? labNormGroups(form, language) : []
  const grouped = groups.flatMap(({ fields, radios }) => [...fields, ...radios])
  const shown = [...Object.values(controls).flat(), ...grouped]
  return {
    title: t.editWhat(t[section]),
    t,
    lead: leads(t)[section] ?? null,
    problems: problemSummary(form, shown),
    ...controls,
    groups,
    revision: revisionOf(form),
    retired: retiredOf(section, programme, language),
    how: section === 'texts' ? { title: t.agreementHow, rules: t.agreementRules, fields: t.agreementFields } : null,
    logo: section === 'identity' ? logoPart(programme, revision, around) : null,
    action: paths.programmeEdit({ section }),
    submit: { text: t.save, cancel: { text: t.cancel, href: paths.programme() } },
  }
}

interface Around {
  ctx: Ctx
  submitted: Submitted
  /** What went wrong with a logo, which has a form of its own. */
  logo: Submitted
}

function revisionOf({ typed }: FormState): string {
  const { revision } = typed
  return typeof revision === 'string' ? revision : ''
}

function leads(t: ProgrammeWords): Partial<Record<Section, string>> {
  const { listLead } = t
  const lists = { themes: listLead, districts: listLead, tracks: listLead, kinds: listLead, machines: t.machinesLead }
  return { calendar: t.calendarLead, labs: t.labsLead, ...lists }
}

function logoPart({ logo, name }: Programme, revision: number, { ctx, logo: submitted }: Around) {
  const t = programmeWords(ctx.language)
  const form = programmeForm(ctx.language, submitted)
  const chosen = file(form, 'file', { label: t.logo, hint: t.logoHint, required: true, accept: '.png,.jpg,.jpeg' })
  const remove: Action[] = logo
    ? [
        postTo(t.removeLogo, paths.programmeEdit({ section: 'identity' }), {
          fields: { removeLogo: 'yes', revision: String(revision) },
        }),
      ]
    : []
  return {
    title: t.logo,
    lead: t.logoLead,
    problems: problemSummary(form, [chosen]),
    image: logo && { href: paths.logo(), alt: t.logoAlt(name[ctx.language]) },
    file: chosen,
    revision: String(revision),
    action: paths.logo(),
    submit: { text: t.saveLogo, cancel: null },
    remove,
  }
}

function retiredOf(section: Section, programme: Programme, language: Language): string[] {
  if (!isListSection(section)) return []
  const entries = listOf(programme, section).filter(({ retired }) => retired)
  return entries.map((entry) => lineOf(entry, language, { code: false }))
}

/** The controls of a section, each kind in a list of its own: fields, a checkbox before them, texts after. */
function controlsOf(section: Section, form: FormState, t: ProgrammeWords) {
  const none = { checkboxes: [], fields: [], textareas: [] }
  if (section === 'identity') return { ...none, fields: identityFields(form, t) }
  if (section === 'norms') {
    const qualification = checkbox(form, 'qualificationRequired', { label: t.qualificationRequired })
    return { ...none, checkboxes: [qualification], fields: normFields(form, t) }
  }
  if (section === 'calendar') {
    const closures = textarea(form, 'closures', { label: t.closures, hint: t.closuresHint, rows: 10 })
    return { ...none, fields: patronFields(form, t), textareas: [closures] }
  }
  if (section === 'texts') return { ...none, textareas: textAreas(form, t) }
  if (section === 'labs') return none
  const hints = {
    themes: t.linesHint,
    districts: t.districtsHint,
    tracks: t.tracksHint,
    kinds: t.kindsHint,
    machines: t.machinesHint,
  }
  const entries = textarea(form, 'entries', { label: t[section], hint: hints[section], rows: 20 })
  return { ...none, textareas: [entries] }
}

function identityFields(form: FormState, t: ProgrammeWords) {
  const { name, code } = packLimits
  return [
    field(form, 'cityName', { label: t.cityName, hint: t.cityNameHint, maxlength: 80, width: 'medium' }),
    field(form, 'nameIt', { label: t.nameIt, required: true, maxlength: name }),
    field(form, 'nameEn', { label: t.nameEn, hint: t.sameIfEmpty, maxlength: name }),
    field(form, 'code', { label: t.code, hint: t.codeHint, required: true, maxlength: code, width: 'medium' }),
    field(form, 'edition', { label: t.edition, hint: t.editionHint, required: true, maxlength: code, width: 'medium' }),
    field(form, 'mapCentre', { label: t.mapCentre, hint: t.mapCentreHint, maxlength: 60, width: 'medium' }),
    field(form, 'mapZoom', {
      label: t.mapZoom,
      hint: t.mapZoomHint,
      type: 'number',
      required: true,
      min: '1',
      max: '19',
    }),
  ]
}

function normFields(form: FormState, t: ProgrammeWords) {
  const months = { type: 'number', required: true, min: '1', max: '120' } as const
  return [
    field(form, 'qualificationMonths', { ...months, label: t.qualificationMonths }),
    field(form, 'agreementMonths', { ...months, label: t.agreementMonths }),
    field(form, 'expiryWarnings', {
      label: t.expiryWarnings,
      hint: t.expiryWarningsHint,
      required: true,
      maxlength: 60,
      width: 'medium',
    }),
    field(form, 'safetyHours', {
      label: t.safetyHours,
      hint: t.safetyHoursHint,
      required: true,
      maxlength: 20,
      width: 'medium',
    }),
  ]
}

function patronFields(form: FormState, t: ProgrammeWords) {
  return [
    field(form, 'patronDay', { label: t.patronDay, hint: t.patronDayHint, maxlength: 20, width: 'narrow' }),
    field(form, 'patronName', { label: t.patronName, maxlength: 80, width: 'medium' }),
  ]
}

function textAreas(form: FormState, t: ProgrammeWords) {
  const welcome = { rows: 3, maxlength: packLimits.welcome }
  return [
    textarea(form, 'welcomeIt', { ...welcome, label: t.welcomeIt, hint: t.welcomeHint }),
    textarea(form, 'welcomeEn', { ...welcome, label: t.welcomeEn, hint: t.sameIfEmpty }),
    textarea(form, 'agreement', {
      label: t.agreement,
      hint: t.agreementHint,
      required: true,
      rows: 30,
      maxlength: packLimits.agreement,
    }),
  ]
}

function programmeForm(language: Language, submitted: Submitted): FormState {
  const t = programmeWords(language)
  const codes = Object.values(submitted.problems ?? {})
  const ofLines = codes.filter((code) => code.startsWith('lines ')).map((code) => [code, lineSentences(code, t)])
  const ofRanges = codes.filter((code) => code.startsWith('within ')).map((code) => [code, rangeSentence(code, t)])
  const special: Record<string, string> = Object.fromEntries([...ofLines, ...ofRanges])
  return formState(language, submitted, { ...t, ...uploadTexts(language), ...special, ...submitted.sentences })
}

/** 'within 1 336' in words. */
function rangeSentence(code: string, t: ProgrammeWords): string {
  const [, least = '', most = ''] = code.split(' ')
  return t.within(least, most)
}

/** 'lines 3=twice 5=no-name' in words: the first five, and how many more. */
function lineSentences(code: string, t: ProgrammeWords): string {
  const sentences: Readonly<Record<string, unknown>> = t
  const problems = code.split(' ').slice(1)
  const shown = problems.slice(0, SHOWN_LINES).map((problem) => {
    const [line, reason = ''] = problem.split('=')
    return t.lineProblem(Number(line), String(sentences[`line-${reason}`]))
  })
  const rest = problems.length - shown.length
  return [...shown, ...(rest > 0 ? [t.moreLines(rest)] : [])].join(' ')
}
