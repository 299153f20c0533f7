import { expiryFrom, goalOf, type HostLink } from '../../src/host-links/host-link.rules.ts'
import { digestOf } from '../../src/host-links/host-link.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

/** What opens a link of Borgo, at /invito: `prova-tipografia` the one to the printers, `prova-galilei-fablab` that to sign. */
export const demoSecret = (about: string): string => `prova-${about}`

type Told = Pick<HostLink, '_id' | 'partnerId' | 'purpose' | 'place' | 'schoolId' | 'sender' | 'to'> &
  Partial<Pick<HostLink, 'agreementId' | 'party'>>

/**
 * One for each host: the printers have not opened theirs yet, and can qualify themselves by it. One more for an agreement
 * that the fablab has signed, which opens it to be read.
 */
export function demoLinks(today: Day): HostLink[] {
  const sent = instantOf(addDays(today, -3), clockTime('09:00'))
  const city = { schoolId: null, sender: { accountId: 'citta', name: 'Carla Comune', school: null } }
  const galilei = {
    schoolId: 'galilei',
    sender: { accountId: 'segreteria', name: 'Sara Segreteria', school: 'IIS Galileo Galilei' },
  }
  const link = (told: Told): HostLink => {
    const whole = { agreementId: null, party: null, ...told }
    return {
      ...whole,
      goal: goalOf(whole),
      digests: [digestOf(demoSecret(told.agreementId ?? told.partnerId))],
      createdAt: sent,
      expiresAt: expiryFrom(sent),
      sentAt: [sent],
      revokedAt: null,
      revokedBy: null,
      openings: 0,
      opened: [],
      disowned: null,
      signedAt: null,
    }
  }
  return [
    link({
      ...galilei,
      _id: 'link-fablab',
      partnerId: 'fablab',
      purpose: 'documents',
      place: 'FabLab Borgo APS',
      to: { name: 'Fabio Fresa', email: 'ente@borgo.example' },
    }),
    link({
      ...city,
      _id: 'link-officine',
      partnerId: 'officine',
      purpose: 'profile',
      place: 'Officine Meccaniche Fratelli Bernasconi S.r.l.',
      to: { name: 'Olga Officina', email: 'ente@officine.example' },
    }),
    link({
      ...city,
      _id: 'link-tipografia',
      partnerId: 'tipografia',
      purpose: 'profile',
      place: 'Tipografia Il Carattere di Anselmo Gutenberghi & C. S.n.c.',
      to: { name: 'Anselmo Gutenberghi', email: 'anselmo@tipografia.example' },
    }),
    link({
      ...galilei,
      _id: 'link-galilei-fablab',
      partnerId: 'fablab',
      purpose: 'sign',
      agreementId: 'galilei-fablab',
      party: 'host',
      place: 'FabLab Borgo APS',
      to: { name: 'Fabio Fresa', email: 'ente@borgo.example' },
    }),
  ]
}
