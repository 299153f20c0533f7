// The catalogue of the labs (catalogo dei moduli). A module is what is taught: theme, level, ages or years, contents, hours,
// machines. Its contents are parts (articolazioni) whose hours add up to those of the module. A change makes a new version;
// an edition (edizione) that has begun keeps the version it was made with. A school decides by itself, when it enrols,
// whether the hours count for school-to-work; the module says at most how many can.
// Source: domain study 4 (P3, P11, P12); D.M. 328/2022 (orientation modules are not all to be counted).

import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { Minutes } from '../platform/minutes.ts'

export const moduleLevels = ['base', 'intermediate', 'advanced'] as const
export type ModuleLevel = (typeof moduleLevels)[number]

export const partPhases = ['welcome', 'teaching', 'guidance', 'assessment'] as const
/** Accoglienza, didattica, orientamento, verifica. */
export type PartPhase = (typeof partPhases)[number]

export interface ModulePart {
  id: string
  title: string
  description: string | null
  phase: PartPhase
  minutes: Minutes
}

export const fundings = ['school', 'city', 'pon', 'pn', 'pnrr', 'partner', 'other'] as const
export type Funding = (typeof fundings)[number]

/** Everything that a version says. */
export interface ModuleContent {
  title: string
  description: string | null
  /** Code of a theme of the programme. */
  theme: string
  level: ModuleLevel
  /** Years of age, both included; null: no limit. */
  ages: { from: number; to: number } | null
  /** Years of the course, 1 to 5; none: all. */
  years: number[]
  /** Codes of modules that must have been completed before. */
  requiredModules: string[]
  /** Codes of machine kinds of the programme for which participants need an authorisation when they begin. */
  requiredMachines: string[]
  parts: ModulePart[]
  /** Of the whole module; the parts add up to it. */
  minutes: Minutes
  /** Codes of machine kinds that are used. */
  machines: string[]
  /** Codes of machine kinds for which the completed module gives an authorisation. */
  grants: string[]
  materials: string | null
  funding: Funding
  cup: string | null
  /** At most so many minutes can count for school-to-work; 0: none. Each school says on enrolment whether they do. */
  countableMinutes: Minutes
  /** Participants: fewer is below the minimum, more do not fit. */
  minimum: number
  maximum: number
  risk: RiskClass
}

export interface ModuleVersion extends ModuleContent {
  /** 1, 2, 3… */
  number: number
  at: Date
  by: { accountId: string | null; name: string }
}

export const moduleStates = ['draft', 'published', 'retired'] as const
export type ModuleState = (typeof moduleStates)[number]

/** What happened to a module: each change of its contents or of its state. */
export interface ModuleLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: 'created' | 'copied' | 'edited' | ModuleMove
  /** The version that was in force afterwards. */
  version: number
}

export interface LabModule {
  _id: string
  /** Chosen by the city, unique, upper case: ROB-1. */
  code: string
  state: ModuleState
  /** Oldest first; the last one is in force. */
  versions: ModuleVersion[]
  /** Copies of the version in force, to search by. */
  title: string
  theme: string
  level: ModuleLevel
  searchText: string
  years: number[]
  ages: ModuleContent['ages']
  machines: string[]
  funding: Funding
  requiredModules: string[]
  /** The module this one was copied from. */
  copiedFrom: string | null
  createdAt: Date
  /** Oldest first. */
  history: ModuleLine[]
  /** Grows with each change. */
  revision: number
}

export const moduleMoves = ['publish', 'retire', 'redraft'] as const
export type ModuleMove = (typeof moduleMoves)[number]

const moves: Record<ModuleMove, { from: readonly ModuleState[]; to: ModuleState }> = {
  publish: { from: ['draft', 'retired'], to: 'published' },
  retire: { from: ['draft', 'published'], to: 'retired' },
  redraft: { from: ['published', 'retired'], to: 'draft' },
}

/** Whether a module in this state can be moved so. */
export function isMoveFrom(state: ModuleState, move: ModuleMove): boolean {
  return moves[move].from.includes(state)
}

export function stateAfter(move: ModuleMove): ModuleState {
  return moves[move].to
}

/** The version in force. */
export function currentVersion(module: Pick<LabModule, 'versions'>): ModuleVersion {
  const version = module.versions.at(-1)
  if (!version) throw new Error('a module without a version')
  return version
}

/** A version by its number; null when there is none. */
export function versionNumbered({ versions }: Pick<LabModule, 'versions'>, number: number): ModuleVersion | null {
  return versions.find((version) => version.number === number) ?? null
}

const codeShape = /^[A-Z0-9]+(?:[-/][A-Z0-9]+)*$/u
const CODE_LENGTH = 20

/** A code as it is kept, in capitals without spaces: ROB-1; null for what is no code. Two to twenty characters. */
export function moduleCode(typed: string): string | null {
  const code = typed.replaceAll(/\s+/gu, '').toUpperCase()
  return code.length >= 2 && code.length <= CODE_LENGTH && codeShape.test(code) ? code : null
}
