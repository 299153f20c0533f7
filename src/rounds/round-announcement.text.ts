import { phrases } from '../platform/words.ts'

/** What is published when the lists open: how places are given, in words that everybody reads. */
export const announcementWords = phrases({
  title: ['Come si assegnano i posti', 'How places are given'],
  advice: [
    'Metti in ordine ciò che preferisci davvero: mettere prima un posto «facile» non ti fa guadagnare nulla. L’ora di invio non conta. A parità di criteri decide un’estrazione uguale per tutti, verificabile.',
    'Rank what you really prefer: putting an “easy” place first gains you nothing. The time of sending does not count. Where the criteria leave students equal one draw decides, the same for all, and anyone can verify it.',
  ],
  adviceSatisfaction: [
    'L’ora di invio non conta. A parità di scelte decide un’estrazione uguale per tutti, verificabile.',
    'The time of sending does not count. Among equal choices one draw decides, the same for all, and anyone can verify it.',
  ],
  deadline: ['Le scelte si chiudono', 'The choices close'],
  mechanism: ['Il metodo', 'The method'],
  default: ['Precedenza e preferenze', 'Precedence and preferences'],
  defaultExplained: [
    'Ciascuno prova la sua prima scelta; quando un posto è pieno resta chi ha precedenza maggiore, e gli altri provano la scelta successiva. Alla fine nessuno può dire: «quel posto lo preferivo, ed è andato a chi veniva dopo di me».',
    'Everybody tries the first choice; when a place is full those with precedence stay, and the others try their next choice. In the end nobody can say: “I preferred that place, and it went to somebody who came after me”.',
  ],
  satisfaction: ['Massima soddisfazione', 'Greatest satisfaction'],
  satisfactionExplained: [
    'Prima si assegnano più posti possibile, poi si cerca la somma più bassa di punti: la prima scelta ne vale 0, la seconda 1, la terza 3, la quarta 6, e così via. Ci sono più prime e seconde scelte e nessuno finisce molto in basso, ma chi ha precedenza può vedere un posto andare a un altro, e conviene pensare a come gli altri ordinano le loro scelte.',
    'First as many places as possible are given, then the lowest sum of points is looked for: a first choice counts 0, a second 1, a third 3, a fourth 6, and so on. There are more first and second choices and nobody ends far down, but somebody with precedence may see a place go to another, and the order of the choices can be played.',
  ],
  criteria: ['I criteri, nell’ordine', 'The criteria, in order'],
  criteriaLead: [
    'Conta il primo criterio; il secondo solo fra chi nel primo è pari, e così via. L’estrazione decide fra chi è pari in tutti.',
    'The first criterion counts; the second only among those equal in the first, and so on. The draw decides among those equal in all.',
  ],
  noCriteria: ['Nessun criterio di precedenza: decide l’estrazione.', 'No criterion of precedence: the draw decides.'],
  fallback: [
    'Chi non ottiene nessuna delle sue scelte, o non ne indica, e accetta un altro posto, ha uno dei posti rimasti liberi adatto a lui: il più vicino. Non toglie il posto a nessuno.',
    'Who gets none of the own choices, or lists none, and accepts another place, has one of the free places left that suits: the nearest. It takes nobody’s place.',
  ],
  noFallback: [
    'Chi non ottiene nessuna delle sue scelte resta senza posto in questa tornata.',
    'Who gets none of the own choices has no place in this round.',
  ],
  minimums: [
    'Un’offerta che resta sotto il suo minimo non viene attivata: chi l’aveva prova la scelta successiva.',
    'An offer that stays below its minimum is not started: who had it tries the next choice.',
  ],
  bands: ['Le fasce degli enti', 'The bands of the hosts'],
  host: ['Ente', 'Host'],
  track: ['Indirizzo', 'Track'],
  year: ['Anno di corso', 'Year of the course'],
  yearOf: [(year: number) => `${year}ª`, (year: number) => `Year ${year}`],
  band: ['Fascia', 'Band'],
  every: ['tutti', 'all'],
  noBand: ['Nessuna fascia indicata', 'No band given'],
  band0: ['molto adatto', 'suits very well'],
  band1: ['adatto', 'suits'],
  band2: ['da valutare', 'to be seen'],
  draw: ['Come funziona l’estrazione', 'How the draw works'],
  drawExplained: [
    'Quando si aprono le scelte il programma estrae a caso un numero segreto molto lungo, il seme, e ne pubblica l’impronta. Con il risultato pubblica anche il seme: chiunque può controllare che l’impronta sia la sua, e quindi che non sia stato scelto dopo aver visto le scelte. Dal seme e dal codice di ciascuno si calcola il numero di estrazione, uno solo per tutte le offerte: chi ha il numero più basso passa prima, fra chi è pari.',
    'When the choices open the program draws a very long secret number at random, the seed, and publishes its digest. With the result it publishes the seed too: anybody can check that the digest belongs to it, and so that it was not chosen after the choices were seen. From the seed and everybody’s code comes the draw number, one for all offers: among equals the lower number goes first.',
  ],
  digest: ['Impronta del seme (SHA-256)', 'Digest of the seed (SHA-256)'],
  digestLater: ['Si pubblica quando si aprono le scelte.', 'It is published when the choices open.'],
  seed: ['Seme', 'Seed'],
  check: ['Controlla l’estrazione', 'Check the draw'],
  wishes: ['Scelte al massimo', 'Choices at most'],
  distance: ['Distanza', 'Distance'],
  km: [
    (km: number) => `Solo sedi entro ${km} km dal quartiere della scuola`,
    (km: number) => `Only sites within ${km} km of the school’s district`,
  ],

  'accessible-first': ['Chi ha bisogno di un posto senza gradini', 'Who needs a place without steps'],
  'accessible-first-why': [
    'Presso gli enti che ne offrono uno, perché altrove non potrebbe andare.',
    'At hosts that offer one, because such a student could not go elsewhere.',
  ],
  'would-miss-hours': [
    'Chi altrimenti non raggiungerebbe le ore richieste',
    'Who would otherwise miss the required hours',
  ],
  'would-miss-hours-why': [
    'È all’ultimo anno e gli mancano ancora ore: un’altra occasione non c’è.',
    'In the last year with hours still due: there is no other occasion.',
  ],
  'host-band': ['Chi è più adatto all’ente', 'Who suits the host better'],
  'host-band-why': [
    'L’ente dice prima, per indirizzo e anno di corso e mai per persona: molto adatto, adatto, da valutare.',
    'The host says beforehand, by track and year and never of a person: suits very well, suits, to be seen.',
  ],
  'hours-due': ['Chi ha più ore da fare', 'Who has more hours to do'],
  'hours-due-why': ['In tre fasce, secondo le ore che mancano.', 'In three bands, by the hours still missing.'],
  'final-year': ['Chi è all’ultimo anno', 'Who is in the last year'],
  'final-year-why': ['Prima gli studenti di quinta, poi gli altri.', 'Students of the fifth year first.'],
  'none-last-year': ['Chi l’anno scorso non ha avuto un percorso', 'Who had no placement last year'],
  'none-last-year-why': ['Così i posti girano.', 'So that places go round.'],
})
