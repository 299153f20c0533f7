// Surname and given name (cognome e nome) out of one cell. The tax code decides when there is one, since it holds the
// consonants of both; then a comma, capital letters (POLPO Devota) and the e-mail address; then the particles of Italian
// and foreign surnames (De, Dal, Lo, El, Dos) and a list of given names. What is only guessed is said to be a guess.

import { givenNameCode, surnameCode } from '../identifiers/tax-code-person.rules.ts'
import { isGivenName } from './given-names.rules.ts'

interface NameClues {
  /** As written in the file; empty when there is none. */
  taxCode: string
  email: string
}

export interface FullName extends NameClues {
  text: string
}

export interface SplitName {
  surname: string
  givenName: string
  /** False when nothing in the row or in the name itself told where to split. */
  certain: boolean
}

type Order = 'surname-first' | 'name-first'
interface Split {
  surname: string
  givenName: string
}

const PARTICLES = new Set(
  `de di da do du del della dello dei degli delle dell dal dalla dallo dalle dai dall la lo li le los las el al ben bin ibn abu abou
  ait van von der den dos das st san santa santo sant mac mc o d l`.split(/\s+/),
)

/** A name as the file has it, without numbers before it, marks after it and remarks in brackets. */
export function cleanName(text: string): string {
  return text
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/^\s*\d+\s*[.):–-]?\s*/, '')
    .replace(/[*#"_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;.–-]+|[\s,;–-]+$/g, '')
}

/** Whether a text can be the name of a person: letters and what stands between them, no digits, no colon. */
export function looksLikeName(text: string): boolean {
  return /^[\p{L}\p{M} .,'?\ufffd-]+$/u.test(text) && /\p{L}/u.test(text) && text.length <= 80
}

/** Capitals only where they belong: D'AUDINO becomes D'Audino. A name already in two cases is left alone. */
export function properCase(name: string): string {
  const plain = name.replace(/[^a-zA-Z]/g, '')
  if (plain !== plain.toUpperCase() && plain !== plain.toLowerCase()) return name
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}]|\p{L}'(?=\p{L}(?!\p{L})))\p{L}/gu, (letter) => letter.toUpperCase())
}

/** Which of the two comes first in a column of whole names, when the heading does not say. */
export function orderOfNames(names: readonly FullName[]): Order {
  let lead = 0
  for (const name of names) {
    const straight = splitsByEvidence(name, 'surname-first').length > 0
    const reversed = splitsByEvidence(name, 'name-first').length > 0
    if (straight !== reversed) lead += straight ? 3 : -3
    else lead += leadByGivenNames(name.text)
  }
  return lead < 0 && !isSorted(names) ? 'name-first' : 'surname-first'
}

// One class after the other, a list by surname is sorted; by given name it hardly ever is.
function isSorted(names: readonly FullName[]): boolean {
  const keys = names.map((name) => letters(name.text))
  const rising = keys.filter((key, n) => n > 0 && (keys[n - 1] ?? '') <= key).length
  return names.length >= 5 && rising >= (names.length - 1) * 0.9
}

function leadByGivenNames(text: string): number {
  const words = text.split(' ')
  const particle = words.findIndex((word, n) => n < words.length - 1 && isParticle(word))
  if (particle >= 0) return particle === 0 ? 1 : -1
  const first = isGivenName(words[0] ?? '')
  const last = isGivenName(words.at(-1) ?? '')
  if (first === last) return 0
  return last ? 1 : -1
}

/** Surname and given name, in the order in which the column has them unless the row itself proves the other. */
export function splitFullName(name: FullName, order: Order): SplitName {
  const other: Order = order === 'surname-first' ? 'name-first' : 'surname-first'
  const comma = /^([^,]+),\s*(.+)$/.exec(name.text)
  if (comma?.[1] && comma[2]) return { surname: comma[1].trim(), givenName: comma[2].trim(), certain: true }
  const byCase = splitByCase(name.text)
  if (byCase) return { ...byCase, certain: true }
  for (const tried of [order, other]) {
    const proved = splitsByEvidence(name, tried)
    if (proved.length > 0) return { ...closest(proved, guess(name.text, tried)), certain: true }
  }
  return guess(name.text, order)
}

function closest(splits: Split[], guessed: Split): Split {
  return splits.find((split) => split.surname === guessed.surname) ?? (splits[0] as Split)
}

function splitsByEvidence(name: FullName, order: Order): Split[] {
  const splits = allSplits(name.text, order)
  const code = name.taxCode.toUpperCase().replace(/\s/g, '')
  if (/^[A-Z]{6}[\dL-V]/.test(code)) {
    return splits.filter((split) => surnameCode(split.surname) + givenNameCode(split.givenName) === code.slice(0, 6))
  }
  return name.email === '' ? [] : splits.filter((split) => fitsEmail(split, name.email))
}

function allSplits(text: string, order: Order): Split[] {
  const words = text.split(' ')
  return words.slice(1).map((_, n) => {
    const before = words.slice(0, n + 1).join(' ')
    const after = words.slice(n + 1).join(' ')
    return order === 'surname-first' ? { surname: before, givenName: after } : { surname: after, givenName: before }
  })
}

function fitsEmail({ surname, givenName }: Split, email: string): boolean {
  const local = (email.split('@')[0] ?? '').toLowerCase().replace(/\d+$/, '')
  const parts = local.split(/[._-]/).map(letters)
  const names = [letters(surname), letters(givenName)]
  return parts.length === 2 && (parts.join() === names.join() || parts.join() === names.toReversed().join())
}

// POLPO Devota, Devota POLPO: the surname is the one in capitals.
function splitByCase(text: string): Split | null {
  const words = text.split(' ')
  const isCapital = (word: string) => /\p{L}{2}/u.test(word) && word === word.toUpperCase()
  const capitals = words.map(isCapital)
  const turn = capitals.findIndex((capital) => capital !== capitals[0])
  if (turn < 1 || capitals.slice(turn).some((capital) => capital !== capitals[turn])) return null
  const before = words.slice(0, turn).join(' ')
  const after = words.slice(turn).join(' ')
  return capitals[0] ? { surname: before, givenName: after } : { surname: after, givenName: before }
}

function guess(text: string, order: Order): SplitName {
  const words = text.split(' ')
  const { at, certain } = order === 'surname-first' ? surnameEnd(words) : surnameStart(words)
  const before = words.slice(0, at).join(' ')
  const after = words.slice(at).join(' ')
  const split =
    order === 'surname-first' ? { surname: before, givenName: after } : { surname: after, givenName: before }
  return { ...split, certain }
}

interface Turn {
  at: number
  certain: boolean
}

// Two given names are more frequent than two surnames: only known given names at the end prove the second surname.
function surnameEnd(words: readonly string[]): Turn {
  let start = 0
  while (start < words.length - 2 && isParticle(words[start])) start += 1
  const shortest = start + 1
  if (words.length - shortest <= 1) return { at: Math.min(shortest, words.length), certain: true }
  const given = trailingGivenNames(words)
  if (given === 0) return { at: shortest, certain: false }
  return { at: Math.max(shortest, words.length - given), certain: true }
}

function trailingGivenNames(words: readonly string[]): number {
  let count = 0
  while (count < words.length - 1 && isGivenName(words.at(-1 - count) ?? '')) count += 1
  return count
}

function surnameStart(words: readonly string[]): Turn {
  if (words.length <= 2) return { at: Math.min(1, words.length), certain: true }
  const particle = words.findIndex((word, n) => n > 0 && n < words.length - 1 && isParticle(word))
  if (particle > 0) return { at: particle, certain: true }
  let given = 0
  while (given < words.length - 1 && isGivenName(words[given] ?? '')) given += 1
  return { at: given > 0 ? given : words.length - 1, certain: given === words.length - 1 }
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && PARTICLES.has(letters(word))
}

function letters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
