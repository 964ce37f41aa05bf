//! Words that tell what a piece of a byline is: part of a name, a job, an organization, or nothing of the kind.
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that no person's name has and that name a body, a section or a filled-in nothing. One such word makes the whole
/// piece no name.
const BODIES: &[&str] = &[
    "admin administrator adminn webadmin siteadmin editors editorial staff webmaster team newsroom desk guest contributors \
     reporters writers authors newsdesk moderator",
    "redaktion redaction rédaction redacción redazione redação redactie redakcja redaktionen redakce редакция редакція \
     redakteure redaktor szerkesztőség toimitus redactia redacția",
    "news nachrichten noticias notizie notícias nieuws online magazine magazin press presse prensa media medien daily weekly \
     times post journal gazette herald tribune zeitung kurier website web webteam blog blogger user forum anzeige wire",
    "anonymous unknown none null undefined test default username author_name n/a na",
    "inc ltd llc gmbh corp company co. university universität université universidad università department ministry institute \
     institut instituto association foundation stiftung center centre zentrum office service services group agency network tv \
     radio podcast com org net www http https committee council commission program programme faculty school college hospital \
     clinic bank society union club library museum church police court board authority federation shop store",
    "photo photos image images foto fotos getty shutterstock istock picture bild bilder video",
    "subscribe newsletter login register home search copyright reserved rights sponsored advertisement gesponserte inhalte \
     menu share follow",
];

/// Of these, those that a team or newsroom signs with.
const TEAMS: &str =
    "editors editorial staff team newsroom desk newsdesk webteam redaktion redaction rédaction redacción redazione \
     redação redactie redakcja redakce редакция редакція szerkesztőség toimitus redactia redacția redaktionsteam";

/// And those that software fills in for lack of a name.
const NOTHING: &str =
    "admin administrator adminn webadmin siteadmin webmaster guest moderator anonymous unknown none null \
     undefined test default username author_name n/a na user author authors autor by";

/// Words of running text and of page furniture: where one stands, the piece is no name.
const RUNNING: &[&str] = &[
    "published updated posted written by on at the this our your my more about from for with read view comments comment \
     minutes minute min ago hours today yesterday how what why when where who is are was has have not to in guide tips click here us you its their \
     them his her and if than then",
    "january february march april june july august september october november december monday tuesday wednesday thursday \
     friday saturday sunday",
    "oder aber nicht mit für im am auf bei nach über unter mehr alle lesen sie wir ihr ein eine einen die das ist sind wird",
    "une dans pour avec sur est sont plus tous nos votre",
    "una para con por más todos nuestro",
    "uno una per con più tutti nostro",
    "een het voor met meer alle onze",
];

/// Words that name a job: what stands behind a name from here on is no part of it.
const JOBS: &[&str] = &[
    "editor contributor contributing correspondent reporter writer author journalist columnist photographer producer \
     director manager president professor chief senior junior executive officer head analyst specialist expert senator minister \
     political politics sports business science health technology world local former freelance staff lead co-founder founder \
     ceo cto cfo coo vp vice managing deputy assistant associate content marketing coordinator consultant strategist developer \
     engineer designer researcher attorney lawyer dietitian nutritionist physician therapist coach trainer chef owner partner \
     principal community communications digital social product operations creative publisher intern fellow critic host \
     meteorologist anchor review reviews reviewer gardener astrologer blogger educator instructor teacher horticulturalist botanist scientist biologist economist historian surgeon nurse \
     pharmacist psychologist dentist dermatologist veterinarian solicitor barrister accountant advisor adviser planner broker \
     realtor architect contractor inspector technician mechanic lecturer scholar evangelist certified licensed registered \
     board-certified master councillor mayor governor ambassador enthusiast expert ghostwriter copywriter student candidate representative secretary chairman chairwoman chair spokesperson",
    "ressortleiter ressortleiterin korrespondent korrespondentin reporter reporterin autor autorin chefredakteur chefredakteurin \
     redakteur redakteurin redakteur:in journalist journalistin gastbeitrag gastautor gastautorin leiter leiterin kolumnist \
     kolumnistin volontär volontärin chefreporter chefreporterin stellvertretender stellvertretende freier freie \
     geschäftsführer geschäftsführerin vorstand pressesprecher pressesprecherin abteilung fotograf fotografin",
    "journaliste correspondant correspondante rédacteur rédactrice chroniqueur chroniqueuse envoyé envoyée directeur \
     directrice auteur autrice pigiste",
    "periodista corresponsal redactor redactora columnista editora enviado enviada especial jefe directora autora escritor \
     escritora",
    "giornalista corrispondente inviato inviata redattore redattrice direttore direttrice caporedattore autore",
    "jornalista repórter correspondente editora colunista redator redatora",
    "verslaggever verslaggeefster redacteur redactrice correspondente hoofdredacteur columniste auteur journaliste",
    "dziennikarz dziennikarka redaktor reporterka korespondent publicysta publicystka",
    "корреспондент журналист журналистка редактор обозреватель кореспондент журналіст журналістка оглядач",
    "redaktör krönikör skribent korrespondent journalist fotograf redaktør redaktor redaktorka šéfredaktor novinář novinářka",
    "jurnalist reporter corespondent redactor-șef",
];

/// Small words inside names.
const PARTICLES: &str =
    "de del della dalla dal dei degli delle dello di da das do dos du des d' van von vom der den het ten \
     ter te zu zur zum la le el al bin bint ben ibn y e i af av 't st lo und abu ul op in dell' dall' und";

/// Letters behind a name that are no person of their own ("MD", "Ph.D.").
const DEGREES: &str = "md m.d. m.d phd ph.d ph.d. jr jr. sr sr. ii iii iv rn esq esq. mba dds cfp cfp® cpa cfa rd rdn ldn ld mph \
     mscp ms m.s. ma m.a. msc m.sc. bsc b.sc. ba b.a. bs dpt dvm jd j.d. psyd psy.d. lcsw lpc np aprn facs facp dmd od do edd \
     lmft lmhc cscs cpt bcba ccc-slp frcs mrcp obe mbe cbe phd. dr. dr prof. prof";

/// Titles before a name.
const TITLES: &[&str] = &[
    "dr.",
    "dr",
    "prof.",
    "prof",
    "professor",
    "mr.",
    "mr",
    "mrs.",
    "mrs",
    "ms.",
    "ms",
    "miss",
    "rev.",
    "rev",
    "mag.",
    "ing.",
    "dipl.-ing.",
    "dipl.",
    "univ.-prof.",
    "pd",
    "herr",
    "frau",
    "mme",
    "mlle",
    "dott.",
    "dott.ssa",
    "drs.",
    "ir.",
    "lic.",
    "med.",
    "rer.",
    "nat.",
    "phil.",
    "jur.",
    "h.c.",
    "m.a.",
    "don",
    "doña",
    "sig.",
    "sig.ra",
    "dhr.",
    "mevr.",
    "sra.",
    "sr.",
    "dra.",
    "profª.",
    "д-р",
    "проф.",
    "г-н",
    "г-жа",
];

static ALL: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| BODIES.iter().chain(RUNNING).flat_map(|line| line.split_whitespace()).collect());
static BODY_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| BODIES.iter().flat_map(|line| line.split_whitespace()).collect());
static JOB_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| JOBS.iter().flat_map(|line| line.split_whitespace()).collect());
static PARTICLE_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| PARTICLES.split_whitespace().collect());
static DEGREE_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| DEGREES.split_whitespace().collect());

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word stands in no name of a person.
pub fn is_foreign(word: &str) -> bool {
    let word = plain(word);
    ALL.contains(word.as_str()) || [".com", ".org", ".net", "www."].iter().any(|part| word.contains(part))
}

/// Whether a word belongs to the name of a body or section ("Staff", "Redaktion", "Times").
pub fn is_body(word: &str) -> bool {
    BODY_WORDS.contains(plain(word).as_str())
}

/// Whether a word is one that a team or newsroom signs with.
pub fn is_team(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| TEAMS.split_whitespace().collect());
    WORDS.contains(plain(word).as_str())
}

/// Whether a text is no name but what software fills in for lack of one, or words of the page around it.
pub fn is_nothing(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOTHING.split_whitespace().collect());
    static AROUND: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| RUNNING.iter().flat_map(|line| line.split_whitespace()).collect());
    // "Staff Writer" and "Our Editors" name nobody.
    let filled = |word: &str| {
        WORDS.contains(plain(word).as_str()) || is_team(word) || is_job(word) || is_article(word) || is_particle(word)
    };
    // "The Harbor Team" and "Our Harbor Editors" hold words of running text, which begin with capitals there.
    let around = |word: &str| AROUND.contains(plain(word).as_str()) && !is_article(word);
    text.split_whitespace().all(filled)
        || text.split_whitespace().any(around)
        || text.contains('@')
        || text.to_lowercase().contains("admin")
}

/// Whether a word may stand before the name of a team.
fn is_article(word: &str) -> bool {
    matches!(plain(word).as_str(), "our" | "the" | "die" | "das" | "der" | "for" | "und")
}

/// Whether a word names a job or begins the name of one.
pub fn is_job(word: &str) -> bool {
    let word = plain(word);
    JOB_WORDS.contains(word.as_str()) || word.split('-').all(|part| JOB_WORDS.contains(part)) && word.contains('-')
}

/// Whether a word that names a job is a family name as well ("Anthony Head").
pub fn is_family_name(word: &str) -> bool {
    matches!(
        plain(word).as_str(),
        "head" | "fellow" | "coach" | "senior" | "junior" | "major" | "world" | "chair" | "chef" | "anchor" | "staff"
    )
}

/// Whether a word may stand in lower case inside a name.
pub fn is_particle(word: &str) -> bool {
    PARTICLE_WORDS.contains(word.to_lowercase().as_str())
}

/// Whether this is a degree or the like and no person.
pub fn is_degree(text: &str) -> bool {
    DEGREE_WORDS.contains(text.trim_matches(|c: char| matches!(c, '*' | ',' | '(' | ')')).to_lowercase().as_str())
}

/// Whether a word is a title that stands before a name.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().as_str())
}
