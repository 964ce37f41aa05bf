//! Words that make a sentence hard to understand alone, by language. Method: the dangling references of Paice (1990),
//! "Constructing literature abstracts by computer".
use broadsheet_text::Language;

/// The words of a language, in lower case.
pub(super) struct Cues {
    /// Point back when a sentence begins with them.
    pub dangling: &'static [&'static str],
    /// A voice speaks that is not the outlet's.
    pub personal: &'static [&'static str],
    /// Begin captions, credits, bylines and calls to read on.
    pub labels: &'static [&'static str],
}

impl Cues {
    /// Of a language; without words where none are known.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::Portuguese => &PORTUGUESE,
            Language::Italian => &ITALIAN,
            Language::Dutch => &DUTCH,
            Language::Polish => &POLISH,
            Language::Other(_) | Language::Unknown => &NONE,
        }
    }
}

const NONE: Cues = Cues { dangling: &[], personal: &[], labels: &[] };

const ENGLISH: Cues = Cues {
    dangling: &[
        "he",
        "she",
        "they",
        "it",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "so",
        "or",
        "yet",
        "such",
        "however",
        "therefore",
        "also",
        "then",
        "instead",
        "meanwhile",
        "nor",
        "both",
    ],
    personal: &["i", "we", "my", "our", "me", "us", "you", "your"],
    labels: &[
        "photo", "photos", "image", "picture", "caption", "video", "watch", "read", "by", "file", "source", "share",
        "click", "related",
    ],
};

const GERMAN: Cues = Cues {
    dangling: &[
        "er",
        "sie",
        "es",
        "aber",
        "und",
        "dies",
        "diese",
        "dieser",
        "dieses",
        "das",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "doch",
        "denn",
        "dabei",
        "damit",
        "dazu",
        "daher",
        "deshalb",
        "jedoch",
        "außerdem",
        "zudem",
        "dort",
        "dann",
    ],
    personal: &["ich", "wir", "mein", "meine", "unser", "unsere", "mich", "mir", "uns", "du", "euch"],
    labels: &["foto", "fotos", "bild", "bilder", "video", "quelle", "von", "lesen", "mehr", "archivfoto", "symbolbild"],
};

const FRENCH: Cues = Cues {
    dangling: &[
        "il",
        "elle",
        "ils",
        "elles",
        "mais",
        "et",
        "ce",
        "cet",
        "cette",
        "ces",
        "cela",
        "ça",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "donc",
        "or",
        "ainsi",
        "pourtant",
        "cependant",
        "aussi",
        "celui",
        "celle",
    ],
    personal: &["je", "j", "nous", "mon", "ma", "mes", "notre", "nos", "moi", "vous", "votre", "vos", "tu"],
    labels: &["photo", "photos", "image", "vidéo", "crédit", "par", "lire", "source", "regarder"],
};

const SPANISH: Cues = Cues {
    dangling: &[
        "él", "ella", "ellos", "ellas", "pero", "y", "este", "esta", "estos", "estas", "esto", "ese", "esa", "eso",
        "su", "sus", "así", "además", "también", "sin", "entonces", "aunque",
    ],
    personal: &["yo", "nosotros", "mi", "mis", "nuestro", "nuestra", "me", "nos", "usted", "ustedes", "tú"],
    labels: &["foto", "fotos", "imagen", "vídeo", "video", "fuente", "por", "lea", "leer", "ver"],
};

const PORTUGUESE: Cues = Cues {
    dangling: &[
        "ele", "ela", "eles", "elas", "mas", "e", "este", "esta", "estes", "estas", "isto", "esse", "essa", "isso",
        "seu", "sua", "seus", "suas", "assim", "também", "então", "porém",
    ],
    personal: &["eu", "nós", "meu", "minha", "nosso", "nossa", "me", "nos", "você", "vocês"],
    labels: &["foto", "fotos", "imagem", "vídeo", "fonte", "por", "leia", "veja"],
};

const ITALIAN: Cues = Cues {
    dangling: &[
        "lui", "lei", "loro", "egli", "essa", "esso", "ma", "e", "questo", "questa", "questi", "queste", "ciò", "suo",
        "sua", "suoi", "sue", "così", "quindi", "inoltre", "tuttavia", "anche", "però",
    ],
    personal: &["io", "noi", "mio", "mia", "miei", "nostro", "nostra", "mi", "ci", "voi"],
    labels: &["foto", "immagine", "video", "fonte", "di", "leggi", "guarda"],
};

const DUTCH: Cues = Cues {
    dangling: &[
        "hij",
        "zij",
        "ze",
        "het",
        "maar",
        "en",
        "dit",
        "dat",
        "deze",
        "die",
        "zijn",
        "haar",
        "hun",
        "ook",
        "toch",
        "dus",
        "daarom",
        "daarnaast",
        "bovendien",
        "daarbij",
        "echter",
    ],
    personal: &["ik", "wij", "we", "mijn", "ons", "onze", "mij", "me", "jij", "je", "u", "uw"],
    labels: &["foto", "beeld", "video", "bron", "door", "lees", "bekijk"],
};

const POLISH: Cues = Cues {
    dangling: &[
        "on",
        "ona",
        "ono",
        "oni",
        "one",
        "ale",
        "i",
        "a",
        "to",
        "ten",
        "ta",
        "te",
        "ci",
        "jego",
        "jej",
        "ich",
        "jednak",
        "dlatego",
        "więc",
        "ponadto",
        "także",
        "również",
    ],
    personal: &["ja", "my", "mój", "moja", "nasz", "nasza", "mnie", "nas", "nam", "mi"],
    labels: &["fot", "foto", "zdjęcie", "wideo", "źródło", "czytaj", "zobacz"],
};
