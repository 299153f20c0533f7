// Given names seen in schools, without accents: they tell where a surname ends when nothing else does. Not complete and
// need not be: a name that is missing only means that a row is marked to be looked at.

const ITALIAN = `
achille ada adamo adelaide adele adelina adolfo adriana adriano agata agnese agostino aida alba alberico albano alberta alberto
alda aldo alessandra alessandro alessia alessio alex alfio alfonso alfredo alice alida alma amalia amanda ambra ambrogio amedeo
amelia amerigo amina anastasia andrea andreina angela angelica angelina angelo angiola anita anna annabella annalisa annamaria
annarita anselmo antonella antonello antonia antonietta antonino antonio apollonia aquilino archimede arianna aristide armando
arnaldo aroldo arrigo arsenio artemisia arturo asia assunta attilio augusta augusto aura aurelia aurelio aurora azzurra baldassarre
barbara bartolomeo basilio battista beatrice benedetta benedetto beniamino benito berenice bernadetta bernardo berta bianca biagio
bice bonifacio brando brigida bruna bruno brunella calogera calogero camilla camillo candida caterina carla carlo carlotta carmela
carmelo carmen carmine carola carolina casimiro cassandra catia cecilia celeste celestino cesare cesarina chiara cinzia cipriano
ciro clara clarissa claudia claudio clelia clemente clementina cleopatra clizia clotilde concetta concetto consolata consuelo
corinna cornelia corrado cosimo costantino costanza crescenzo cristian cristiana cristiano cristina crocifissa dafne dalila damiana
damiano daniela daniele danilo dante daria dario davide debora deborah delia demetrio denis denise desire desideria desiderio diana
diego dina dino dionigi domenica domenico domiziana donata donatella donatello donato donatella dora dorotea doriana duccio edda
edgardo edmondo edoardo efisio egidio elda elena eleonora eliana elia elio elisa elisabetta eliseo ella elsa elvio elvira emanuela
emanuele emerenziana emilia emiliano emilio emma enea enrica enrico ennio enza enzo eraldo ercole erica erika erminia ermanno
ermenegildo ernesta ernesto erasmo eros ester ettore eufemia eugenia eugenio eustachio eva evaristo evelina evita ezio fabia fabiana
fabiano fabio fabiola fabrizia fabrizio fausta fausto fedele federica federico felice feliciano felicita ferdinando fernanda
fernando fiamma fiammetta filiberto filippa filippo filomena fiora fiorella fiorenza fiorenzo flaminia flavia flaviana flavio flora
floriana floriano fortunata fortunato franca francesca francesco franco frida fulvia fulvio furio gabriela gabriele gabriella gaetana
gaetano gaia galileo gaspare gaspard gastone gavino gelsomina geltrude gemma gennaro genoveffa geraldina gerardo germana germano
gerolamo gervasio giacinta giacinto giacoma giacomo gianluca giancarla giancarlo gianfranco gianluigi gianmarco gianmaria gianna
gianni gianpaolo gianpiero gigliola gilberto gilda ginevra gino gioacchino gioconda gioele gioia giorgia giorgio giosue giovanna
giovanni giovannina girolamo giuditta giulia giuliana giuliano giulietta giulio giuseppa giuseppe giuseppina giustina giustino gloria
goffredo graziana graziano graziella grazia gregorio greta gualtiero guendalina guglielmo guido guglielma ida idea ifigenia ignazio
igor ilaria ilario ilda immacolata ines innocenzo iolanda iole ippolito irene iris irma isa isabella isidoro italo iva ivan ivana
ivano ivo jacopo jole jolanda jonathan katia kevin lamberto lara laura lavinia lea leandro leda lella lelio leo leonardo leone leonilda
leonilde leonzio leopoldo letizia lia libero licia lidia ligeia lilia liliana lina lino linda lisa livia liviana livio lodovica
lodovico lorella lorena lorenza lorenzo loretta loris luana luca lucia luciana luciano lucio lucilla lucrezia ludovica ludovico luigi
luigia luigina luisa luna lupo maddalena mafalda magda maia malvina manfredi manlio manuel manuela manuele mara marcella marcello
marco margherita maria mariachiara mariagrazia marialuisa mariano mariangela marianna mariantonia mariapia mariarosa mariateresa
mariella marika marilena marina marino mario marisa marisol marta martina martino maruska massimiliano massimo matilda matilde mattea
matteo mattia maura maurizia maurizio mauro melania melissa mercede mercedes mia micaela michela michelangelo michele miranda mirco
mirella miriam mirko moira monica morena moreno morgana nadia nando natale natalia natalina natascia nazario nazareno neri nerina nella
nello nestore niccolo nicla nico nicola nicole nicoletta nicolo nicodemo nilde nilla nina nino noe noemi nora norma norberto novella nunzia nunzio
odetta odette odilia ofelia olga olimpia olindo olivia oliviero ombretta onofrio oreste oriana orlando ornella orsola ortensia oscar
osvaldo ottavia ottaviano ottavio ottone pamela pancrazio paola paolina paolo paride pasqua pasquale pasqualina patrizia patrizio penelope
perla petra pia piera pierangela pierangelo pierluigi piero pierpaolo pietro pina pino pio placido placida porzia primo priscilla
prisca prospero quirino quintino rachele raffaela raffaele raffaella raimondo raimonda ramona raniero raoul rebecca regina remigio
remo renata renato renzo riccarda riccardo rina rinaldo rino rita roberta roberto rocco rodolfo rolando romana romano romeo romilda
romina romolo romualdo rosa rosalba rosalia rosalinda rosamaria rosangela rosanna rosaria rosario rosella rosetta rosina rosita rossana
rossella rosy ruben rudi ruggero ruth sabato sabina sabino sabrina salvatore salvatrice salvo samanta samantha samuel samuela samuele
sandra sandro santa santina santino santo sara sasha saverio savino sebastiano seconda secondina secondo sefora selene selenia
serafina serafino serena sergio settimio severino silvana silvano silvestro silvia silvio simona simone sirio siro sofia sole sonia
stefania stefano stella susanna sveva tania tancredi tarcisio tarsilla tatiana taddeo tea tecla teodora teodoro teodolinda teresa
teresina terenzio tiberio tina tino tito tiziana tiziano tobia tommasina tommaso tosca tosco tristano tullia tullio ubaldo uberto ugo ulisse
umberta umberto urbano urania valentina valentino valeria valeriano valerio vanda vanessa vanna vasco venanzio venera venere vera
verdiana veronica vilma vincenza vincenzo viola violante violetta virgilio virginia virginio vita vitaliano vito vittoria vittoriana
vittorio viviana vladimiro walter wanda yara yvonne zaira zeno zita zoe aaron abele abramo adalberto albino annibale arcangelo celestina
cristoforo diletta dolores edvige egle elettra eloisa ermes felicia gedeone geremia giambattista giandomenico gianpietro iacopo
isaia jamal jennifer lanfranco lazzaro letterio modesto nazzareno omero onorio orazio orfeo pantaleo pellegrino pierfrancesco
piergiorgio secondino simeone timoteo valter vitale zaccaria addolorata annunziata`

const FROM_ABROAD = `
abdel abdul abigail adam adela adelin ahmad ahmed aicha aisha alan albert alejandra alejandro aleksandar alexa alexander alexandra
alexandru ali alina alisa alison alvaro amadou amal amber amir amira ana anas andrei andres andrew angel anisa antonia aram ariana ariel
arjun arthur asma axel aya ayman ayoub aziz bianca bilal bogdan boris bradley brandon brian bruna bryan camila carlos carol cataldo
charlotte chen cheng chloe christian christopher claudiu constantin cosmin cristian cristopher daniel daniela daniil darius david
denisa diana dimitri diogo dmitri dorian dylan edison eduard eduardo edward elias elif elijah elisabeth elton emily emin emir enis
enkel eric erik erion ervin esther ethan eva evelyn fatima fatou fatoumata felipe fernanda florin francis gabriel gabriela george
georgiana gheorghe giselle grace gustavo hadi haifa hamid hamza hana hannah hao harry hassan helena henry hiba hicham hugo hussein
ibrahim ibrahima igor ilie iman imane ines ioana ion ionela ionut iryna isaac isabel ismael ismail ivo jack jacob jad jade jaime james
jamila jan jana jasmin jasmine javier jason jean jennifer jeremy jessica jesus jhon jia jimmy joao joel johanna john johnny jon jonas
jorge jose joseph joshua josue juan julia julian juliana julie julio jun karen karim karina karol kate katarina katerina kelly kenza
khadija khalid kim kira kristian kristina laila lamine larisa laurent layla leila leon leonard leonie leticia li lian lili lilian lily
lin ling lion lucas lucian luis luiz luka lukas maeva mahmoud malak malika malik mamadou mame manon marcel marcelo marcos marcus maria
mariam mariama marian mariana marie marija mark marko martin marwa mary maryam mateo matei mateus max maxim maya mehdi mei melanie
mercy mia michael michal michel michelle miguel mihaela mihai mihail mikhail mila milagros milan milica milos min ming mohamed mohammad
mohammed moussa muhammad mustafa nabil nada nadine naima nancy natalie natasha nathan nawal nelson nicholas nicolae nicolas nicoleta nikita
nikola nikolas nina noah noor nora nour oana olena oleksandr olivier omar oscar osama othman oumar oussama ovidiu pablo patricia patrick
paul paula pavel pedro peter petru philip pilar qi rachid radu rafael rahma ramon rana rania raphael rares raul rayan rayane razvan
rebeca ricardo richard rim riad robert robin rodrigo roger roland roman ronald rosa roxana ryan saad sabri said salah salim salma
salomon sam sami samir samira samuel sana sandra santiago sara sarah sebastian selam selim selma serge sergio sergiu shan sharon sheila
silvana simon sofian sofija sonia soraya stefan stefania stephanie steven suleiman sunita svetlana tamara tarik tatiana teodor thiago thi
thomas tiago tien timothy tom tomas tudor valentin vanessa vasile veronika victor victoria viktor viktoria vincent violeta vitalii
vlad vladimir wei wendy will william xavier xiao xin xinyi yan yana yang yasin yasmin yasmine yassin yassine yi ying yong youssef yu
yuri yusuf zakaria zhan zineb ziad zoran
aleksander anh binta chiamaka diarra duc fode huong isha khady linh minh moustapha ngoc ousmane precious quang thuy yaye`

const NAMES = new Set(`${ITALIAN} ${FROM_ABROAD}`.split(/\s+/).filter((name) => name !== ''))

/** Whether a word, in any spelling of case and accents, is often a given name. */
export function isGivenName(word: string): boolean {
  return NAMES.has(
    word
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase(),
  )
}
