import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { formatHours } from '../platform/format.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import { field, type FormState, problemSummary } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { currentVersion, type LabModule, type ModuleContent } from './lab-module.rules.ts'
import { moduleWords } from './lab-module.text.ts'
import { circleOf, type Requiring } from './module-check.rules.ts'
import { type FormLists, moduleFields, requiredChosen } from './module-fields.pages.ts'
import { type ModuleFormWords, moduleFormWords } from './module-form.text.ts'
import { typedLacking, typedParts } from './module-part.forms.ts'
import { hiddenOfRows, partRows } from './module-part.pages.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

interface Around extends FormLists {
  submitted: Submitted
}

/** What a new module begins with: the usual length and limits of a project module. */
const usual: Typed = { hours: '30:00', countable: '30:00', minimum: '9', maximum: '20', risk: 'low', level: 'base' }

/** The form of a new module. */
export function newModulePage(id: string, around: Around, ctx: Ctx) {
  const f = moduleFormWords(ctx.language)
  return {
    title: f.newTitle,
    lead: f.newLead,
    ...formParts(null, around, ctx.language),
    hidden: [{ name: 'id', value: id }],
    meanwhile: null,
    action: paths.newModule(),
    submit: { text: f.create, cancel: { text: f.cancel, href: paths.modules() } },
  }
}

/** The form that makes the next version of a module. */
export function editModulePage(module: LabModule, around: Around, ctx: Ctx) {
  const f = moduleFormWords(ctx.language)
  const href = paths.module({ moduleId: module._id })
  const { typed, problems } = around.submitted
  const shown = typed ?? typedModule(currentVersion(module))
  const meanwhile = Object.values(problems ?? {}).includes('changed-meanwhile')
  return {
    title: f.editTitle(module.title),
    lead: f.editLead,
    ...formParts(module, { ...around, submitted: { ...around.submitted, typed: shown } }, ctx.language),
    // After a refusal it is the present revision: who saves again has been told.
    hidden: [{ name: 'revision', value: String(module.revision) }],
    meanwhile: meanwhile ? linkTo(f.goToModule, href) : null,
    action: paths.moduleEdit({ moduleId: module._id }),
    submit: { text: f.save, cancel: { text: f.cancel, href } },
  }
}

/** How contents are shown in the form. */
export function typedModule(content: ModuleContent): Typed {
  const { title, description, theme, level, ages, years, materials, funding, cup, risk } = content
  return {
    title,
    description: description ?? '',
    theme,
    level,
    ageFrom: ages ? String(ages.from) : '',
    ageTo: ages ? String(ages.to) : '',
    years: years.map(String),
    requiredModules: content.requiredModules,
    requiredMachines: content.requiredMachines,
    hours: hoursAndMinutes(content.minutes),
    machines: content.machines,
    grants: content.grants,
    materials: materials ?? '',
    funding,
    cup: cup ?? '',
    countable: hoursAndMinutes(content.countableMinutes),
    minimum: String(content.minimum),
    maximum: String(content.maximum),
    risk,
    ...typedParts(content.parts),
  }
}

function formParts(module: LabModule | null, around: Around, language: Language) {
  const f = moduleFormWords(language)
  const typed = around.submitted.typed ?? usual
  const problems = around.submitted.problems ?? {}
  const sentences = { ...moduleWords(language), ...f, ...speech(module, typed, { ...around, f }) }
  const form = formState(language, { typed, problems }, sentences)
  const fields = moduleFields(form, { ...around, module, language })
  const rows = partRows(form, language)
  return {
    t: moduleWords(language),
    f,
    fields,
    parts: rows.table,
    partsProblem: problems['parts'] ? form.say(problems['parts']) : null,
    remaining: remainingText(typed, f),
    tooMany: f.remainingTooMany('{hours}'),
    moreRows: rows.more,
    rowsHidden: hiddenOfRows(form),
    problems: problemSummary(form, [
      ...Object.values(fields).filter((each) => each !== null),
      ...rows.controls,
      ...(problems['parts'] ? [partsControl(form, f)] : []),
    ]),
  }
}

/** The line of the summary that leads to the parts, which are no single control. */
function partsControl(form: FormState, f: ModuleFormWords) {
  return { ...field(form, 'parts', { label: f.contents }), id: 'parti' }
}

/** The sentences that need more than the reason: by how much the parts miss, and how the prerequisites go round. */
function speech(
  module: LabModule | null,
  typed: Typed,
  { modules, f }: { modules: readonly Requiring[]; f: ModuleFormWords },
) {
  const gap = formatHours(Math.abs(typedLacking(typed) ?? 0))
  const way = module && circleOf({ code: module.code, requiredModules: requiredChosen(typed) }, modules)
  return {
    'parts-too-short': f.partsTooShort(gap),
    'parts-too-long': f.partsTooLong(gap),
    circular: way ? f.circularBy(way.join(' → ')) : f.circular,
  }
}

function remainingText(typed: Typed, f: ModuleFormWords): string {
  const lacking = typedLacking(typed)
  if (lacking === null) return f.remainingUnknown
  if (lacking === 0) return f.remainingNone
  return lacking > 0 ? formatHours(lacking) : f.remainingTooMany(formatHours(-lacking))
}

/** The form that asks for the code of a copy. */
export function copyPage(module: LabModule, { id, submitted }: { id: string; submitted: Submitted }, ctx: Ctx) {
  const f = moduleFormWords(ctx.language)
  const form = formState(ctx.language, submitted, f)
  const code = field(form, 'code', {
    label: f.copyCode,
    hint: f.codeHint,
    required: true,
    maxlength: 20,
    width: 'medium',
  })
  return {
    title: f.copyTitle(module.title),
    lead: f.copyLead,
    code,
    problems: problemSummary(form, [code]),
    hidden: [{ name: 'id', value: id }],
    action: paths.moduleCopy({ moduleId: module._id }),
    submit: { text: f.copy, cancel: { text: f.cancel, href: paths.module({ moduleId: module._id }) } },
  }
}
