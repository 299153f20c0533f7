import type { NewNotice } from '../../src/notices/notice.rules.ts'
import { now } from './notice-examples.ts'

const offerSent = {
  kind: 'offer-sent',
  key: 'offer-sent:offerta-fablab-stampa:2:citta',
  about: 'offerta-fablab-stampa',
  to: { name: 'Carla Comune', email: 'citta@borgo.example', language: 'it' },
  data: {
    host: 'FabLab Borgo APS',
    title: 'Dal disegno al pezzo stampato',
    from: '2027-02-08',
    to: '2027-02-26',
    link: 'https://bottega.example/offerte/offerta-fablab-stampa',
  },
  now,
} as const satisfies NewNotice

const offerAnswered = {
  kind: 'offer-answered',
  key: 'offer-answered:offerta-fablab-stampa:3:ciao@fablab.example',
  about: 'offerta-fablab-stampa',
  to: { name: 'Fabio Fresa', email: 'ciao@fablab.example', language: 'it' },
  data: {
    host: 'FabLab Borgo APS',
    title: 'Dal disegno al pezzo stampato',
    answer: 'more-requested',
    text: 'Chi segue gli studenti?',
    school: 'IIS Galileo Galilei',
    link: 'https://bottega.example/offerte/offerta-fablab-stampa',
  },
  now,
} as const satisfies NewNotice

/** The letters about offers of seats. */
export const offerExamples = [offerSent, offerAnswered]
