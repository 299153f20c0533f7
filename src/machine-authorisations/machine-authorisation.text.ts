import { phrases } from '../platform/words.ts'

/** What pages say about the authorisations to use machines. */
export const authorisationWords = phrases({
  title: ['Abilitazioni alle macchine', 'Machine authorisations'],
  schoolLead: [
    'Chi può usare quali macchine. Le abilitazioni le danno gli enti alla fine di un laboratorio che insegna a usarle.',
    'Who may use which machines. Hosts give authorisations at the end of a lab that teaches how to use them.',
  ],
  hostLead: [
    'Le abilitazioni che il tuo ente ha dato. Si danno dalla pagina di un laboratorio completato, alla voce Abilitazioni.',
    'The authorisations your organisation has given. They are given on the page of a completed lab, under Authorisations.',
  ],
  student: ['Studente', 'Student'],
  class: ['Classe', 'Class'],
  school: ['Istituto', 'School'],
  machine: ['Macchina', 'Machine'],
  partner: ['Data da', 'Given by'],
  earnedOn: ['Ottenuta il', 'Earned on'],
  lastDay: ['Ultimo giorno valido', 'Last valid day'],
  until: ['Scadenza', 'Expiry'],
  lastUsedOn: ['Ultimo uso', 'Last used'],
  standing: ['Stato', 'State'],
  reason: ['Motivo', 'Reason'],
  actions: ['Azioni', 'Actions'],
  noEnd: ['senza scadenza', 'no end'],
  unlessUsed: ['se non la usa prima', 'unless it is used before'],

  valid: ['Valida', 'Valid'],
  expired: ['Scaduta', 'Expired'],
  idle: ['Decaduta per non uso', 'Lapsed unused'],
  revoked: ['Tolta', 'Taken away'],

  search: ['Nome dello studente', 'Name of the student'],
  anyMachine: ['Tutte le macchine', 'All machines'],
  anyStanding: ['Tutti gli stati', 'All states'],
  anyClass: ['Tutte le classi', 'All classes'],
  summary: [
    (first: number, last: number, total: number) =>
      total === 1 ? '1 abilitazione' : `${first}–${last} di ${total} abilitazioni`,
    (first: number, last: number, total: number) =>
      total === 1 ? '1 authorisation' : `${first}–${last} of ${total} authorisations`,
  ],
  notFound: ['Nessuna abilitazione corrisponde.', 'No authorisation matches.'],
  notFoundAdvice: ['Togli un filtro o controlla come hai scritto il nome.', 'Remove a filter, or check the name.'],
  noneAtSchool: [
    'Nessuno dei vostri studenti ha ancora un’abilitazione.',
    'None of your students has an authorisation yet.',
  ],
  noneAtSchoolAdvice: [
    'Iscrivi una classe a un laboratorio che insegna a usare una macchina: chi lo completa la ottiene.',
    'Enrol a class in a lab that teaches how to use a machine: whoever completes it earns one.',
  ],
  noneAtHost: ['Il tuo ente non ha ancora dato abilitazioni.', 'Your organisation has given no authorisation yet.'],
  noneAtHostAdvice: [
    'Apri un laboratorio completato e scegli Abilitazioni.',
    'Open a completed lab and choose Authorisations.',
  ],
  catalogue: ['Catalogo dei moduli', 'Catalogue of modules'],
  labs: ['Laboratori', 'Labs'],

  mine: ['Le mie abilitazioni', 'My authorisations'],
  youMayUse: [(machines: string) => `Puoi usare: ${machines}.`, (machines: string) => `You may use: ${machines}.`],
  youMayUseNone: [
    'In questo momento non puoi usare nessuna macchina che richiede un’abilitazione.',
    'At the moment you may not use any machine that needs an authorisation.',
  ],
  noneMine: ['Non hai ancora abilitazioni.', 'You have no authorisation yet.'],
  noneMineAdvice: [
    'Le ottieni completando un laboratorio che insegna a usare una macchina. Chiedi al tuo docente quali ci sono.',
    'You earn one by completing a lab that teaches how to use a machine. Ask your teacher which there are.',
  ],
  validUntil: [(day: string) => `Puoi usarla fino a ${day}.`, (day: string) => `You may use it until ${day}.`],
  validUnlessUsed: [
    (day: string, until: string | null) =>
      `Puoi usarla fino a ${day}. Ogni volta che la usi in laboratorio vale più a lungo${until ? `, al massimo fino a ${until}` : ''}.`,
    (day: string, until: string | null) =>
      `You may use it until ${day}. Each time you use it in a lab it lasts longer${until ? `, until ${until} at most` : ''}.`,
  ],
  validForever: ['Puoi usarla senza scadenza.', 'You may use it without an end.'],
  hasExpired: [
    (day: string) =>
      `Valeva fino a ${day}. Per usarla di nuovo ripeti un laboratorio che la insegna: parlane con il tuo docente.`,
    (day: string) => `It was valid until ${day}. To use it again, repeat a lab that teaches it: ask your teacher.`,
  ],
  hasLapsed: [
    (day: string) =>
      `Non l’hai usata per troppo tempo: valeva fino a ${day}. Per usarla di nuovo ripeti un laboratorio che la insegna: parlane con il tuo docente.`,
    (day: string) =>
      `You have not used it for too long: it was valid until ${day}. To use it again, repeat a lab that teaches it: ask your teacher.`,
  ],
  wasRevoked: [
    (day: string, reason: string) => `È stata tolta ${day}: ${reason}`,
    (day: string, reason: string) => `It was taken away on ${day}: ${reason}`,
  ],
  where: ['Dove', 'Where'],
  whereNetwork: [
    (partner: string, networks: string) => `${partner} e gli enti della stessa rete (${networks})`,
    (partner: string, networks: string) => `${partner} and the hosts of the same network (${networks})`,
  ],

  revoke: ['Togli', 'Take away'],
  revokeTitle: ['Togli l’abilitazione', 'Take the authorisation away'],
  revokeLead: [
    'Da subito lo studente non può più usare questa macchina con questa abilitazione. L’istituto e lo studente leggono il motivo. Potrà ottenerne un’altra in un nuovo laboratorio.',
    'From now on the student may not use this machine with this authorisation. The school and the student read the reason. Another one can be earned in a new lab.',
  ],
  revokeReasonHint: [
    'Che cosa è successo, in una frase. Niente dati sulla salute.',
    'What happened, in a sentence. No data about health.',
  ],
  revokeButton: ['Togli l’abilitazione', 'Take it away'],
  cancel: ['Annulla', 'Cancel'],
  wasTaken: ['L’abilitazione è stata tolta.', 'The authorisation has been taken away.'],
  'already-revoked': [
    'È già stata tolta: non c’è altro da fare.',
    'It has already been taken away: nothing is left to do.',
  ],
})

export type AuthorisationWords = ReturnType<typeof authorisationWords>
