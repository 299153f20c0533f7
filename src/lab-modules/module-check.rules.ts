// What a module must be before it is kept: its parts add up to its hours, its limits are not the wrong way round, what it
// names is there, and it does not require itself by way of others. An entry of the programme that was retired, and a
// module that was, stay good where they already stand.
// Source: domain study 4 (P3: the sum of the articolazioni must reach the hours of the module).

import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { isMoveFrom, type LabModule, type ModuleContent, type ModuleMove, type ModulePart } from './lab-module.rules.ts'

export type ModuleProblem =
  | 'no-hours'
  | 'no-parts'
  | 'part-without-hours'
  | 'parts-too-short'
  | 'parts-too-long'
  | 'countable-above-hours'
  | 'minimum-above-maximum'
  | 'ages-reversed'
  | 'unknown-theme'
  | 'unknown-machine'
  | 'grants-what-it-requires'
  | 'unknown-module'
  | 'requires-itself'
  | 'circular'

/** Minutes that the parts lack; negative when they are too many; 0 when they add up. */
export function minutesLacking(content: { parts: readonly Pick<ModulePart, 'minutes'>[]; minutes: Minutes }): Minutes {
  return content.minutes - sumMinutes(content.parts.map(({ minutes }) => minutes))
}

/** A module as others require it. */
export type Requiring = Pick<LabModule, 'code' | 'requiredModules'>

export interface ModuleFacts {
  /** Its own code. */
  code: string
  /** Codes that may be chosen: offered ones, and those that the version in force already names. */
  themes: readonly string[]
  machines: readonly string[]
  /** Every module there is. */
  modules: readonly Requiring[]
}

/** Everything that speaks against keeping these contents; none when they are sound. */
export function moduleProblems(content: ModuleContent, facts: ModuleFacts): ModuleProblem[] {
  return [...ownProblems(content), ...namedProblems(content, facts)]
}

function ownProblems(content: ModuleContent): ModuleProblem[] {
  const { minutes, parts, countableMinutes, minimum, maximum, ages, requiredMachines, grants } = content
  const lacking = minutesLacking(content)
  const judged = minutes > 0 && parts.length > 0
  return those({
    'no-hours': minutes <= 0,
    'no-parts': parts.length === 0,
    'part-without-hours': parts.some((part) => part.minutes <= 0),
    'parts-too-short': judged && lacking > 0,
    'parts-too-long': judged && lacking < 0,
    'countable-above-hours': countableMinutes > minutes,
    'minimum-above-maximum': minimum > maximum,
    'ages-reversed': ages !== null && ages.from > ages.to,
    'grants-what-it-requires': grants.some((machine) => requiredMachines.includes(machine)),
  })
}

function namedProblems(content: ModuleContent, { code, themes, machines, modules }: ModuleFacts): ModuleProblem[] {
  const { theme, requiredModules, requiredMachines, grants } = content
  const named = [...content.machines, ...requiredMachines, ...grants]
  const there = new Set(modules.map((module) => module.code))
  const itself = requiredModules.includes(code)
  return those({
    'unknown-theme': !themes.includes(theme),
    'unknown-machine': named.some((machine) => !machines.includes(machine)),
    'unknown-module': requiredModules.some((required) => required !== code && !there.has(required)),
    'requires-itself': itself,
    circular: !itself && circleOf({ code, requiredModules }, modules) !== null,
  })
}

function those(reasons: Partial<Record<ModuleProblem, boolean>>): ModuleProblem[] {
  return (Object.keys(reasons) as ModuleProblem[]).filter((reason) => reasons[reason])
}

/** The codes of a circle of prerequisites through this module, from it and back to it: ROB-2, ROB-1, ROB-2; or null. */
export function circleOf(module: Requiring, modules: readonly Requiring[]): string[] | null {
  const requires = new Map(modules.map(({ code, requiredModules }) => [code, requiredModules]))
  const reachedFrom = new Map<string, string>()
  const toLook = [module.code]
  for (let code = toLook.shift(); code !== undefined; code = toLook.shift()) {
    const next = code === module.code ? module.requiredModules : (requires.get(code) ?? [])
    if (next.includes(module.code)) return wayBack(module.code, code, reachedFrom)
    for (const each of next) {
      if (reachedFrom.has(each)) continue
      reachedFrom.set(each, code)
      toLook.push(each)
    }
  }
  return null
}

function wayBack(start: string, last: string, reachedFrom: ReadonlyMap<string, string>): string[] {
  const way = [start]
  for (let code: string | undefined = last; code !== undefined && code !== start; code = reachedFrom.get(code)) {
    way.unshift(code)
  }
  return [start, ...way]
}

export type MoveReason = 'not-from-this-state' | 'requires-a-draft' | 'required-by-published' | 'has-editions'

export interface MoveFacts {
  /** The modules that it requires. */
  required: readonly Pick<LabModule, 'code' | 'state'>[]
  /** The modules that require it. */
  requiredBy: readonly Pick<LabModule, 'code' | 'state'>[]
  /** How many editions are open or running. */
  editions: number
}

/** What speaks against moving a module so; none when it may be done. */
export function moveReasons(module: Pick<LabModule, 'state'>, move: ModuleMove, facts: MoveFacts): MoveReason[] {
  if (!isMoveFrom(module.state, move)) return ['not-from-this-state']
  const { required, requiredBy, editions } = facts
  const reasons: Record<ModuleMove, Partial<Record<MoveReason, boolean>>> = {
    // Everybody must be able to read what is required.
    publish: { 'requires-a-draft': required.some(({ state }) => state === 'draft') },
    retire: {},
    // A draft is hidden from all but the city: what others look at must not vanish.
    redraft: {
      'required-by-published': requiredBy.some(({ state }) => state === 'published'),
      'has-editions': editions > 0,
    },
  }
  return (Object.keys(reasons[move]) as MoveReason[]).filter((reason) => reasons[move][reason])
}
