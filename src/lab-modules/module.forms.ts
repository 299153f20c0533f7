import { z } from 'zod'
import { checkCup } from '../identifiers/cup.rules.ts'
import { checkedOrEmpty } from '../identifiers/identifier.forms.ts'
import { fields, type Read, readForm, refusedForm, typedOf } from '../platform/form.ts'
import { fundings, moduleCode, type ModuleContent, moduleLevels, moduleMoves } from './lab-module.rules.ts'
import { readParts } from './module-part.forms.ts'

/** The years of a course. */
export const courseYears = ['1', '2', '3', '4', '5'] as const
export const risks = ['low', 'medium', 'high'] as const

const OLDEST = 99
const MOST_PARTICIPANTS = 500
const MOST_CODES = 40

const codes = fields
  .ids()
  .transform((list) => [...new Set(list)])
  .refine((list) => list.length <= MOST_CODES, { error: 'too-many-chosen' })

const age = fields.optionalText(3).transform((text, ctx) => {
  if (text === null) return null
  const years = /^\d+$/u.test(text) ? Number(text) : Number.NaN
  if (years >= 1 && years <= OLDEST) return years
  ctx.issues.push({ code: 'custom', message: 'not-an-age', input: text })
  return z.NEVER
})

/** Several lines, with the ends that we keep: browsers send others, and a text sent back unchanged must be the same. */
function lines(most: number) {
  return fields.optionalText(most).transform((text) => text?.replaceAll('\r\n', '\n') ?? null)
}

const code = fields.text(40).transform((text, ctx) => {
  const found = moduleCode(text)
  if (found) return found
  ctx.issues.push({ code: 'custom', message: 'not-a-module-code', input: text })
  return z.NEVER
})

const content = z.object({
  title: fields.text(160),
  description: lines(4000),
  theme: fields.id(),
  level: fields.oneOf(moduleLevels),
  ageFrom: age,
  ageTo: age,
  years: fields.ids().transform((list) => courseYears.filter((year) => list.includes(year)).map(Number)),
  requiredModules: codes,
  requiredMachines: codes,
  hours: fields.duration(),
  machines: codes,
  grants: codes,
  materials: lines(2000),
  funding: fields.oneOf(fundings),
  cup: checkedOrEmpty('cup', checkCup),
  countable: fields.duration(),
  minimum: fields.wholeNumber(1, MOST_PARTICIPANTS),
  maximum: fields.wholeNumber(1, MOST_PARTICIPANTS),
  risk: fields.oneOf(risks),
})

const created = content.extend({ id: fields.id(), code })
const edited = content.extend({ revision: fields.wholeNumber(1, 1e9) })

/** A new module; `id` is that of the form, so that it is made once however often it is sent. */
export function readNewModule(body: unknown): Read<{ id: string; code: string; content: ModuleContent }> {
  const read = readModule(created, body)
  if (!read.ok) return read
  const { id, code: typedCode } = read.value.fields
  return { ok: true, value: { id, code: typedCode, content: read.value.content } }
}

/** Changed contents; `revision` is the one that was on the screen. */
export function readEditedModule(body: unknown): Read<{ revision: number; content: ModuleContent }> {
  const read = readModule(edited, body)
  if (!read.ok) return read
  return { ok: true, value: { revision: read.value.fields.revision, content: read.value.content } }
}

type Content = z.infer<typeof content>

/** The fields and the parts together: what is wrong with either is told at once. */
function readModule<T extends Content>(
  schema: z.ZodType<T>,
  body: unknown,
): Read<{ fields: T; content: ModuleContent }> {
  const read = readForm(schema, body)
  const { parts, problems } = readParts(typedOf(body))
  if (!read.ok) return { ...read, problems: { ...read.problems, ...problems } }
  const { ageFrom, ageTo } = read.value
  if ((ageFrom === null) !== (ageTo === null)) problems[ageFrom === null ? 'ageFrom' : 'ageTo'] = 'ages-incomplete'
  if (Object.keys(problems).length > 0) return refusedForm(body, problems)
  return { ok: true, value: { fields: read.value, content: contentOf(read.value, parts) } }
}

function contentOf(typed: Content, parts: ModuleContent['parts']): ModuleContent {
  const { ageFrom, ageTo, countable, hours } = typed
  return {
    title: typed.title,
    description: typed.description,
    theme: typed.theme,
    level: typed.level,
    ages: ageFrom === null || ageTo === null ? null : { from: ageFrom, to: ageTo },
    years: typed.years,
    requiredModules: typed.requiredModules,
    requiredMachines: typed.requiredMachines,
    parts,
    minutes: hours,
    machines: typed.machines,
    grants: typed.grants,
    materials: typed.materials,
    funding: typed.funding,
    cup: typed.cup,
    countableMinutes: countable,
    minimum: typed.minimum,
    maximum: typed.maximum,
    risk: typed.risk,
  }
}

const copied = z.object({ id: fields.id(), code })
/** The code of a copy. */
export const readCopy = (body: unknown): Read<z.infer<typeof copied>> => readForm(copied, body)

const move = z.object({ move: fields.oneOf(moduleMoves), revision: fields.wholeNumber(1, 1e9) })
/** Publishing, retiring, back to a draft. */
export const readModuleMove = (body: unknown): Read<z.infer<typeof move>> => readForm(move, body)
