//! News agencies, under the names with which articles credit them.
use std::collections::HashMap;
use std::sync::LazyLock;

/// The short name of each agency, and the other names that stand for it, in lower case.
const AGENCIES: &[(&str, &[&str])] = &[
    ("AP", &["ap", "associated press", "the associated press", "ap news", "ap photo"]),
    ("Reuters", &["reuters", "thomson reuters", "reuters news agency"]),
    ("AFP", &["afp", "agence france-presse", "agence france presse", "l'afp"]),
    (
        "dpa",
        &[
            "dpa",
            "dpa-afx",
            "dpa-tmn",
            "dpa-infocom",
            "deutsche presse-agentur",
            "deutsche presse agentur",
            "dpa infocom",
            "dpa picture-alliance",
        ],
    ),
    ("EFE", &["efe", "agencia efe", "agencias efe", "efe verde"]),
    ("ANSA", &["ansa", "agenzia ansa"]),
    ("Adnkronos", &["adnkronos"]),
    ("AGI", &["agi", "agenzia italia"]),
    ("Lusa", &["lusa", "agência lusa"]),
    ("PAP", &["pap", "polska agencja prasowa"]),
    ("ANP", &["anp"]),
    ("APA", &["apa", "apa-ots", "austria presse agentur"]),
    ("Belga", &["belga", "agence belga"]),
    ("TASS", &["tass", "тасс", "itar-tass", "итар-тасс"]),
    ("Interfax", &["interfax", "интерфакс"]),
    ("RIA Novosti", &["ria novosti", "риа новости", "ria"]),
    ("Ukrinform", &["ukrinform", "укрінформ"]),
    ("UNIAN", &["unian", "уніан"]),
    ("Xinhua", &["xinhua", "xinhua news agency"]),
    ("Kyodo", &["kyodo", "kyodo news"]),
    ("Jiji", &["jiji", "jiji press"]),
    ("PTI", &["pti", "press trust of india"]),
    ("ANI", &["ani"]),
    ("IANS", &["ians"]),
    ("UPI", &["upi", "united press international"]),
    ("UNB", &["unb"]),
    ("Bloomberg", &["bloomberg", "bloomberg news"]),
    ("PA", &["pa", "pa media", "press association", "pa news agency", "the press association"]),
    ("The Canadian Press", &["canadian press", "the canadian press", "la presse canadienne"]),
    ("AAP", &["aap", "australian associated press"]),
    ("epd", &["epd", "evangelischer pressedienst"]),
    ("KNA", &["kna", "katholische nachrichten-agentur"]),
    ("SID", &["sid", "sport-informations-dienst"]),
    ("Ritzau", &["ritzau"]),
    ("NTB", &["ntb"]),
    ("TT", &["tt", "tt nyhetsbyrån"]),
    ("STT", &["stt"]),
    ("Keystone-SDA", &["keystone-sda", "sda", "ats", "keystone-ats"]),
    ("Europa Press", &["europa press", "europapress", "ep"]),
    ("Anadolu", &["anadolu", "anadolu agency", "anadolu ajansı"]),
    ("Yonhap", &["yonhap", "yonhap news agency"]),
    ("ČTK", &["čtk"]),
    ("TASR", &["tasr"]),
    ("MTI", &["mti"]),
    ("Agerpres", &["agerpres"]),
    ("Mediafax", &["mediafax"]),
    ("CNN Wire", &["cnn wire", "cnn newsource"]),
    ("ProPublica", &["propublica"]),
    ("The Conversation", &["the conversation"]),
    ("States Newsroom", &["states newsroom"]),
    ("KFF Health News", &["kff health news", "kaiser health news"]),
    ("Tribune News Service", &["tribune news service", "tns"]),
    ("Agência Brasil", &["agência brasil"]),
    ("Notimex", &["notimex"]),
    ("Télam", &["télam", "telam"]),
];

static BY_NAME: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    AGENCIES.iter().flat_map(|(short, names)| names.iter().map(move |name| (*name, *short))).collect()
});

/// The short name of the agency that `text` names and nothing else; `None` when it is none. An abbreviation must stand as
/// agencies write it: "ap", "sid" and "ep" in lower case are words.
pub fn agency(text: &str) -> Option<&'static str> {
    let text = text.trim().trim_end_matches('.').trim();
    if text.len() > 40 {
        return None;
    }
    let short = BY_NAME.get(text.to_lowercase().as_str()).copied()?;
    let abbreviated = text.chars().count() <= 4 && !text.contains(' ');
    let written = !abbreviated || text == short || text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    written.then_some(short)
}
