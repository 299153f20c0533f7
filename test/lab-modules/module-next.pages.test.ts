import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import type { ModuleState } from '../../src/lab-modules/lab-module.rules.ts'
import { nextStep } from '../../src/lab-modules/module-next.pages.ts'
import { aModule } from './a-module.ts'

const now = new Date('2026-11-25T10:00:00+01:00')
const people = {
  city: { role: 'city', accountId: 'citta' },
  teacher: { role: 'teacher', accountId: 't', schoolId: 'galilei', classIds: ['galilei-3a'] },
  host: { role: 'host', accountId: 'h', partnerId: 'fablab' },
} satisfies Record<string, PersonActor>

interface Seen {
  state?: ModuleState
  editions?: { _id: string; state: string }[]
}

/** The buttons that this person sees, with where they lead; those that cannot be pressed in brackets. */
function buttons(who: keyof typeof people, { state = 'published', editions = [] }: Seen): string[] {
  const around = { required: [], requiredBy: [], editions }
  const { actions } = nextStep(aModule('ROB-1', { state }), around, contextFor(people[who], now))
  return actions.map(({ text, href, disabledBecause }) => {
    const shown = href ? `${text} > ${href}` : text
    return disabledBecause.length > 0 ? `(${shown})` : shown
  })
}

const open = (id: string) => ({ _id: id, state: 'open' })
const running = { _id: 'corso', state: 'running' }

describe('the next step on the page of a module', () => {
  test('leads a teacher to the lab that is open, to the choice among several, or to all labs', () => {
    expect(buttons('teacher', { editions: [running, open('a')] })).toEqual([
      'Iscrivi una classe > /laboratori/a/iscrizione',
    ])
    expect(buttons('teacher', { editions: [open('a'), open('b')] })).toEqual(['Vedi i laboratori aperti > #laboratori'])
    expect(buttons('teacher', { editions: [running] })).toEqual(['Vedi tutti i laboratori > /laboratori'])
  })

  test('leads a host to preparing a lab, unless the module is retired', () => {
    expect(buttons('host', {})).toEqual(['Prepara un laboratorio > /laboratori/nuovo?modulo=rob-1'])
    expect(buttons('host', { state: 'retired' })).toEqual([])
  })

  test('lets the city bring the module on, and shows what cannot be done now', () => {
    expect(buttons('city', { state: 'draft' })).toEqual([
      'Modifica > /catalogo/rob-1/modifica',
      'Copia in un modulo nuovo > /catalogo/rob-1/copia',
      'Pubblica',
      'Ritira',
    ])
    expect(buttons('city', { editions: [running] })).toEqual([
      'Prepara un laboratorio > /laboratori/nuovo?modulo=rob-1',
      'Modifica > /catalogo/rob-1/modifica',
      'Copia in un modulo nuovo > /catalogo/rob-1/copia',
      'Ritira',
      '(Torna a bozza)',
    ])
    expect(buttons('city', { state: 'retired' })).toEqual([
      'Copia in un modulo nuovo > /catalogo/rob-1/copia',
      'Rimetti nel catalogo',
      'Torna a bozza',
    ])
  })
})
