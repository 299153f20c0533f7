// Promemoria of labs. A session is told of from five in the afternoon of the civil day before until it begins; a roll
// call that nobody has taken one day and seven days afterwards, and no longer once a month has passed; the week of a
// partner from Friday, three in the afternoon, until the end of the Monday with which it begins; who is off site from
// seven in the morning of a working day for as long as somebody is out. The rules ask what is due now, so that after a
// time without a worker each is told once, by the most urgent. No norm asks for this: it is the house's.

import { type ClockTime, clockTime } from '../platform/clock-time.ts'
import { addDays, type Day, dayOf, daysBetween, instantOf, weekday } from '../platform/day.ts'
import { groupBy } from '../schools/student.rules.ts'

const eveBegins = clockTime('17:00')
const weekBegins = clockTime('15:00')
const morning = clockTime('07:00')
const friday = 5
const sunday = 7

/** Whether people are to be told now of a session: from 17:00 of the day before until it begins. */
export function isSessionNear({ day, from }: { day: Day; from: ClockTime }, now: Date): boolean {
  return now >= instantOf(addDays(day, -1), eveBegins) && now < instantOf(day, from)
}

/** For so many days after a session people are told that its roll call is missing. */
export const rollCallRemindedDays = 30

/** How many days a missing roll call is old: the warning that is due, 1 or 7; null too early, and after a month. */
export function rollCallWarning(sessionDay: Day, asOf: Day): 1 | 7 | null {
  const days = daysBetween(sessionDay, asOf)
  if (days < 1 || days > rollCallRemindedDays) return null
  return days >= 7 ? 7 : 1
}

/** The Monday of the week that partners are told of now; null between Tuesday and Friday, three in the afternoon. */
export function plannedWeek(now: Date): Day | null {
  const today = dayOf(now)
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  if (today === monday) return monday
  return now >= instantOf(addDays(monday, friday - 1), weekBegins) ? addDays(monday, 7) : null
}

/** The day whose absences the schools are told of now; null before seven in the morning and on Sunday. */
export function offSiteDay(now: Date): Day | null {
  const today = dayOf(now)
  return weekday(today) === sunday || now < instantOf(today, morning) ? null : today
}

/** Somebody who is off site: where, from when, until when. */
export interface Outing {
  studentId: string
  classLabel: string
  place: string
  from: ClockTime
  to: ClockTime
}

export interface OutingLine {
  classLabel: string
  students: number
  place: string
  from: ClockTime
  to: ClockTime
}

/** How many of which class are where, by class and time; whoever is there twice a day counts once, from first to last. */
export function outingLines(outings: readonly Outing[]): OutingLine[] {
  const days = [...groupBy(outings, ({ studentId, place }) => `${studentId}|${place}`).values()].map(wholeDay)
  const lines = groupBy(days, ({ classLabel, place, from, to }) => [classLabel, place, from, to].join('|'))
  return [...lines.values()]
    .flatMap(([first, ...others]) => (first ? [{ ...lineOf(first), students: 1 + others.length }] : []))
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'it', { numeric: true }))
}

function wholeDay(sameDay: readonly Outing[]): Outing {
  return sameDay.reduce((a, b) => ({ ...a, from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to }))
}

function lineOf({ classLabel, place, from, to }: Outing): Omit<OutingLine, 'students'> {
  return { classLabel, place, from, to }
}

function orderOf({ classLabel, from, place, to }: OutingLine): string {
  return `${classLabel} ${from} ${place} ${to}`
}

/** Whether anybody is still out, or has yet to go. */
export function isAnybodyOut(lines: readonly Pick<OutingLine, 'to'>[], day: Day, now: Date): boolean {
  return lines.some(({ to }) => now < instantOf(day, to))
}
