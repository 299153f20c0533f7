import { phrases, plural } from '../platform/words.ts'
import type { Suspension } from './suspension.rules.ts'

type BrokenOff = Suspension['interrupted']

/** Every sentence about suspending and readmitting a partner. */
export const suspensionWords = phrases({
  title: [(name: string) => `Sospendi ${name}`, (name: string) => `Suspend ${name}`],
  lead: [
    'Da subito non possono più iniziare convenzioni, percorsi o attività con questo ente. Guarda che cosa tocca, poi scegli che cosa succede a ciò che è già in corso.',
    'From now on no agreement, placement or activity can begin with this host. See what it touches, then choose what happens to what already runs.',
  ],
  effects: ['Che cosa tocca', 'What it touches'],
  schools: ['Istituti con qualcosa in corso', 'Schools with something under way'],
  school: ['Istituto', 'School'],
  active: ['Percorsi in corso', 'Active placements'],
  drafts: ['In preparazione', 'In preparation'],
  lastDay: ['Ultimo giorno', 'Last day'],
  agreementUntil: ['Convenzione fino al', 'Agreement until'],
  noSchools: ['Nessun istituto ha percorsi o convenzioni in corso', 'No school has placements or agreements under way'],
  noSchoolsAdvice: ['La sospensione vale solo per il futuro.', 'The suspension concerns only the future.'],
  activities: ['Attività del protocollo', 'Activities of the protocol'],
  activity: ['Attività', 'Activity'],
  schoolCount: ['Istituti', 'Schools'],
  period: ['Periodo', 'Period'],
  days: [(from: string, to: string) => `${from} – ${to}`, (from: string, to: string) => `${from} – ${to}`],
  noActivities: ['Nessuna attività prevista o in corso', 'No activity planned or running'],
  editions: ['Laboratori', 'Labs'],
  edition: ['Laboratorio', 'Lab'],
  sessionsAhead: ['Incontri ancora da fare', 'Sessions still to come'],
  nextSession: ['Prossimo incontro', 'Next session'],
  noEditions: ['Nessun laboratorio in preparazione o in corso', 'No lab in preparation or running'],
  decision: ['Decisione', 'Decision'],
  reason: ['Motivo', 'Reason'],
  reasonHint: [
    'Lo leggono l’ente e gli istituti coinvolti. Non scrivere nomi di studenti.',
    'The host and the schools concerned read it. Do not write names of students.',
  ],
  placementsChoice: ['Percorsi in corso', 'Running placements'],
  continuePlacements: ['Proseguono fino al loro ultimo giorno', 'They go on until their last day'],
  interruptPlacements: [
    'Si interrompono oggi (le ore già registrate restano e si possono ancora convalidare)',
    'They are broken off today (hours already logged stay and can still be approved)',
  ],
  activitiesChoice: ['Attività previste e in corso', 'Planned and running activities'],
  continueActivities: ['Si tengono come previsto', 'They take place as planned'],
  interruptActivities: [
    'Si annullano (dove ci sono anche altri enti, proseguono con quelli)',
    'They are cancelled (where other hosts take part too, they go on with those)',
  ],
  editionsChoice: ['Laboratori in preparazione e in corso', 'Labs in preparation and running'],
  continueEditions: ['Si tengono come previsto', 'They take place as planned'],
  interruptEditions: [
    'Si annullano: gli incontri ancora da fare cadono, le presenze già prese restano',
    'They are cancelled: the sessions to come fall away, attendance already taken stays',
  ],
  staysTitle: ['Che cosa resta comunque', 'What stays in any case'],
  stays: [
    'Le convenzioni firmate non cambiano e tornano utili con la riammissione. I percorsi in preparazione restano, ma non possono partire. L’ente può ancora confermare le ore fatte. Istituti ed ente ricevono un avviso.',
    'Signed agreements do not change and serve again after readmission. Placements in preparation stay, but cannot start. The host can still confirm hours done. Schools and host receive a notice.',
  ],
  suspend: ['Sospendi l’ente', 'Suspend the host'],
  cancel: ['Annulla', 'Cancel'],
  suspended: [
    ({ placements, activities, editions }: BrokenOff) =>
      `L’ente è sospeso. ${plural(placements, 'Percorso interrotto', 'Percorsi interrotti')}: ${placements}; ${plural(activities, 'attività annullata', 'attività annullate')}: ${activities}; ${plural(editions, 'laboratorio annullato', 'laboratori annullati')}: ${editions}. Gli avvisi sono partiti.`,
    ({ placements, activities, editions }: BrokenOff) =>
      `The host is suspended. Placements broken off: ${placements}; activities cancelled: ${activities}; labs cancelled: ${editions}. The notices are on their way.`,
  ],
  readmitTitle: [(name: string) => `Riammetti ${name}`, (name: string) => `Readmit ${name}`],
  readmitLead: [
    'L’ente torna nell’elenco qualificato: si possono di nuovo preparare convenzioni e percorsi. Ciò che è stato interrotto non riprende da solo.',
    'The host is on the qualified list again: agreements and placements can be prepared. What was broken off does not resume by itself.',
  ],
  suspendedSince: ['Sospeso dal', 'Suspended since'],
  whatWasChosen: ['Che cosa si era scelto', 'What was chosen'],
  brokenOff: [
    ({ placements, activities, editions }: BrokenOff) =>
      `percorsi interrotti ${placements}, attività annullate ${activities}, laboratori annullati ${editions}`,
    ({ placements, activities, editions }: BrokenOff) =>
      `placements broken off ${placements}, activities cancelled ${activities}, labs cancelled ${editions}`,
  ],
  until: ['Qualificato fino al', 'Qualified until'],
  note: ['Che cosa è cambiato', 'What has changed'],
  noteHint: ['Facoltativo: lo leggono l’ente e gli istituti.', 'Optional: the host and the schools read it.'],
  readmit: ['Riammetti l’ente', 'Readmit the host'],
  readmitted: [
    'L’ente è di nuovo qualificato. Gli avvisi sono partiti.',
    'The host is qualified again. The notices are on their way.',
  ],
  'already-suspended': ['Questo ente è già sospeso.', 'This host is already suspended.'],
  'not-suspended': ['Questo ente non è sospeso.', 'This host is not suspended.'],
  'until-past': ['Scegli un giorno futuro.', 'Choose a day in the future.'],
  'until-too-far': ['Scegli un giorno entro dieci anni.', 'Choose a day within ten years.'],
  'changed-meanwhile': [
    'Qualcun altro ha appena deciso su questo ente: ricarica la pagina.',
    'Somebody else has just decided about this host: reload the page.',
  ],
})
