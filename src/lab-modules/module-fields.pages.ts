import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { type ListEntry, offered, type Programme } from '../programme/programme.rules.ts'
import { checkboxes, field, type FormState, radios, select, textarea } from '../web/form-parts.ts'
import { currentVersion, fundings, type LabModule, moduleLevels } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { moduleFormWords } from './module-form.text.ts'
import { courseYears, risks } from './module.forms.ts'

/** The lists of the programme, and every module: what stands to choose. */
export interface FormLists {
  programme: Pick<Programme, 'themes' | 'machineKinds'>
  modules: readonly Pick<LabModule, 'code' | 'title' | 'state' | 'requiredModules'>[]
}

interface Around extends FormLists {
  /** null for a new one. */
  module: LabModule | null
  language: Language
}

/** The controls of a module besides its parts, in the order in which they are filled in. */
export function moduleFields(form: FormState, around: Around) {
  return {
    ...whatFields(form, around),
    ...whoFields(form, around),
    ...machineFields(form, around),
    ...moneyFields(form, around.language),
  }
}

/** The codes of the modules that are ticked. */
export function requiredChosen({ requiredModules }: Typed): string[] {
  return [requiredModules ?? []].flat()
}

function whatFields(form: FormState, { module, programme, language }: Around) {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  const themes = offered(programme.themes, module ? [module.theme] : [])
  const code = { label: t.code, hint: f.codeHint, required: true, maxlength: 20, width: 'medium' } as const
  return {
    code: module ? null : field(form, 'code', code),
    title: field(form, 'title', { label: t.title, required: true, maxlength: 160 }),
    description: textarea(form, 'description', { label: t.description, rows: 5, maxlength: 4000 }),
    theme: select(form, 'theme', {
      label: t.theme,
      required: true,
      placeholder: f.choose,
      options: entries(themes, language),
    }),
    level: select(form, 'level', {
      label: t.level,
      required: true,
      options: moduleLevels.map((level) => ({ value: level, text: t[level] })),
    }),
  }
}

function whoFields(form: FormState, { module, modules, language }: Around) {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  const age = { type: 'number', min: '1', max: '99' } as const
  const people = { type: 'number', required: true, min: '1', max: '500' } as const
  const kept = new Set([...(module ? currentVersion(module).requiredModules : []), ...requiredChosen(form.typed)])
  const others = modules.filter(({ code, state }) => code !== module?.code && (state !== 'retired' || kept.has(code)))
  return {
    years: checkboxes(form, 'years', {
      label: t.years,
      hint: f.yearsHint,
      options: courseYears.map((year) => ({ value: year, text: f.yearOf(year) })),
    }),
    ageFrom: field(form, 'ageFrom', { ...age, label: t.ageFrom, hint: f.ageHint }),
    ageTo: field(form, 'ageTo', { ...age, label: t.ageTo }),
    minimum: field(form, 'minimum', { ...people, label: t.minimum }),
    maximum: field(form, 'maximum', { ...people, label: t.maximum }),
    requiredModules: checkboxes(form, 'requiredModules', {
      label: t.requiredModules,
      hint: f.requiredHint,
      options: others.map(({ code, title, state }) => ({
        value: code,
        text: t.codeAndTitle(code, title),
        ...(state === 'published' ? {} : { hint: t[state] }),
      })),
    }),
  }
}

function machineFields(form: FormState, { module, programme, language }: Around) {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  const before = module && currentVersion(module)
  const kinds = (kept: readonly string[] = []) => offered(programme.machineKinds, kept)
  // Only for these does an authorisation mean anything.
  const guarded = (kept: readonly string[] = []) =>
    kinds(kept).filter(({ code, authorisation }) => authorisation || kept.includes(code))
  const ticks = (name: 'machines' | 'requiredMachines' | 'grants', of: typeof kinds) =>
    checkboxes(form, name, { label: t[name], hint: f[`${name}Hint`], options: entries(of(before?.[name]), language) })
  return {
    hours: field(form, 'hours', {
      label: t.minutes,
      hint: f.hoursHint,
      required: true,
      maxlength: 20,
      width: 'narrow',
    }),
    machines: ticks('machines', kinds),
    requiredMachines: ticks('requiredMachines', guarded),
    grants: ticks('grants', guarded),
    risk: radios(form, 'risk', {
      label: t.risk,
      hint: f.riskHint,
      required: true,
      options: risks.map((risk) => ({ value: risk, text: t[risk] })),
    }),
    materials: textarea(form, 'materials', { label: t.materials, rows: 3, maxlength: 2000 }),
  }
}

function moneyFields(form: FormState, language: Language) {
  const [t, f] = [moduleWords(language), moduleFormWords(language)]
  return {
    countable: field(form, 'countable', {
      label: t.countable,
      hint: f.countableHint,
      required: true,
      maxlength: 20,
      width: 'narrow',
    }),
    funding: select(form, 'funding', {
      label: t.funding,
      required: true,
      placeholder: f.choose,
      options: fundings.map((funding) => ({ value: funding, text: t[funding] })),
    }),
    cup: field(form, 'cup', { label: t.cup, hint: f.cupHint, maxlength: 40, width: 'medium' }),
  }
}

function entries(all: readonly ListEntry[], language: Language) {
  return all.map(({ code, name }) => ({ value: code, text: name[language] }))
}
