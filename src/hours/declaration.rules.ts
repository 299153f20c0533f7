// Whoever approves or rectifies declares to have checked (dichiarazione): who, when, and which text was read. The texts
// are numbered and never change: a new wording is a new number, and what was declared before keeps its own.
// Source: D.P.R. 445/2000, art. 46-47 and 76 (declarations and their consequences), as the register is a public record.

import type { Mark } from './hour-entry.rules.ts'

export type DeclarationKind = 'approval' | 'rectification'

export interface Declaration {
  _id: string
  schoolId: string
  kind: DeclarationKind
  by: Mark
  /** '1', '2', …, of its kind. */
  version: string
  /** The words that were read. */
  text: string
  /** Which lines it is about: `placement.day.line`. */
  lines: string[]
  /** How many of them it moved; null while that goes on. */
  moved: number | null
}

/** In the language of the register, which is the one that has been declared in. */
const texts: Record<DeclarationKind, Record<string, string>> = {
  approval: {
    1: 'Dichiaro di avere controllato le righe selezionate: le attività si sono svolte con l’ente ospitante nei giorni e negli orari indicati, e rientrano nel progetto formativo.',
  },
  rectification: {
    1: 'Dichiaro che la rettifica corrisponde a ciò che è realmente avvenuto e che ne conservo la prova. La riga di prima resta nel registro.',
  },
}

/** The number of the text in force. */
export const declarationVersion: Record<DeclarationKind, string> = { approval: '1', rectification: '1' }

/** The words of a declaration; null for a number that never was. */
export function declarationText(kind: DeclarationKind, version: string): string | null {
  return texts[kind][version] ?? null
}

export type DeclarationRefusal = 'declaration-missing' | 'declaration-changed'

/** Why what was ticked declares nothing: no box, or the box of a text that is no longer the one in force. */
export function declarationRefusals(kind: DeclarationKind, declared: string | null): DeclarationRefusal[] {
  if (declared === null) return ['declaration-missing']
  return declared === declarationVersion[kind] ? [] : ['declaration-changed']
}
