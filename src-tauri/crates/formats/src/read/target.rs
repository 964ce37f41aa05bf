//! What the fields of data formats are called, in several languages: keys of JSON objects, columns of tables.
use crate::Field;

/// Where a value of a data format goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// The body of the article.
    Text,
    /// One of the fields that carry evidence.
    Known(Field),
}

impl Target {
    /// Every target, the text first.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Text).chain(Field::ALL.iter().map(|field| Self::Known(*field)))
    }

    /// Its key ("text", "headline").
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Known(field) => field.key(),
        }
    }

    /// The target with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::all().find(|target| target.key() == key)
    }

    /// The names that this target has, as [`normal`] writes them, the surest first.
    pub(super) fn names(self) -> &'static [&'static str] {
        NAMES.iter().find(|(target, _)| *target == self).map(|(_, names)| *names).unwrap_or_default()
    }
}

/// A name without case, blanks and marks: "Publish_Date" is "publishdate".
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(80).collect()
}

/// Names in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Danish and Russian. A name that
/// two targets might have ("lead", "summary", "created") belongs to none.
const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Text,
        &[
            "fulltext",
            "maintext",
            "articletext",
            "articlebody",
            "storytext",
            "bodytext",
            "text",
            "body",
            "content",
            "articlecontent",
            "bodyhtml",
            "contenthtml",
            "contenttext",
            "textcontent",
            "cleanedtext",
            "cleantext",
            "plaintext",
            "newstext",
            "documenttext",
            "article",
            "story",
            "rawtext",
            "html",
            "volltext",
            "artikeltext",
            "inhalt",
            "haupttext",
            "artikel",
            "textecomplet",
            "texteintegral",
            "texte",
            "contenu",
            "corps",
            "textocompleto",
            "texto",
            "contenido",
            "cuerpo",
            "artículo",
            "articulo",
            "conteúdo",
            "conteudo",
            "corpo",
            "matéria",
            "testocompleto",
            "testo",
            "contenuto",
            "articolo",
            "volledigetekst",
            "tekst",
            "inhoud",
            "artikeltekst",
            "treść",
            "tresc",
            "artykuł",
            "brödtext",
            "innehåll",
            "brødtekst",
            "indhold",
            "текст",
            "содержание",
        ],
    ),
    (
        Target::Known(Field::Headline),
        &[
            "headline",
            "title",
            "articletitle",
            "storytitle",
            "newstitle",
            "hed",
            "heading",
            "titel",
            "überschrift",
            "ueberschrift",
            "schlagzeile",
            "titre",
            "título",
            "titulo",
            "titular",
            "encabezado",
            "manchete",
            "titolo",
            "kop",
            "tytuł",
            "tytul",
            "nagłówek",
            "rubrik",
            "overskrift",
            "заголовок",
        ],
    ),
    (
        Target::Known(Field::Standfirst),
        &[
            "standfirst",
            "dek",
            "subtitle",
            "subheadline",
            "subhead",
            "description",
            "abstract",
            "excerpt",
            "teaser",
            "vorspann",
            "untertitel",
            "unterzeile",
            "chapô",
            "chapo",
            "chapeau",
            "soustitre",
            "bajada",
            "entradilla",
            "copete",
            "subtítulo",
            "subtitulo",
            "sottotitolo",
            "occhiello",
            "sommario",
            "ondertitel",
            "podtytuł",
            "ingress",
            "подзаголовок",
        ],
    ),
    (
        Target::Known(Field::Outlet),
        &[
            "outlet",
            "medianame",
            "publication",
            "publicationname",
            "publisher",
            "newspaper",
            "sourcename",
            "sitename",
            "mediaoutlet",
            "newssource",
            "source",
            "media",
            "medium",
            "website",
            "journal",
            "sourcetitle",
            "medienname",
            "zeitung",
            "quelle",
            "herausgeber",
            "publikation",
            "média",
            "fuente",
            "medio",
            "periódico",
            "periodico",
            "diario",
            "fonte",
            "veículo",
            "veiculo",
            "jornal",
            "testata",
            "giornale",
            "krant",
            "bron",
            "źródło",
            "zrodlo",
            "gazeta",
            "tidning",
            "källa",
            "avis",
            "kilde",
            "источник",
            "издание",
            "site",
            "domain",
            "sourcedomain",
            "hostname",
        ],
    ),
    (
        Target::Known(Field::Url),
        &[
            "url",
            "articleurl",
            "storyurl",
            "canonicalurl",
            "canonicallink",
            "permalink",
            "link",
            "weburl",
            "pageurl",
            "sourceurl",
            "uri",
            "href",
            "webadresse",
            "adresse",
            "lien",
            "enlace",
            "indirizzo",
            "adres",
            "länk",
            "ссылка",
        ],
    ),
    (
        Target::Known(Field::Authors),
        &[
            "authors",
            "author",
            "byline",
            "bylines",
            "by",
            "writer",
            "journalist",
            "reporter",
            "creator",
            "autoren",
            "autor",
            "autorin",
            "verfasser",
            "auteurs",
            "auteur",
            "autores",
            "autora",
            "autori",
            "autore",
            "autorzy",
            "författare",
            "forfatter",
            "автор",
            "авторы",
        ],
    ),
    (
        Target::Known(Field::Published),
        &[
            "published",
            "datepublished",
            "publishdate",
            "publisheddate",
            "publishedat",
            "publishedon",
            "publishedtime",
            "publicationdate",
            "publicationtime",
            "dateofpublication",
            "datepublish",
            "pubdate",
            "firstpublished",
            "firstpublishedat",
            "date",
            "datetime",
            "timestamp",
            "veröffentlicht",
            "veröffentlichungsdatum",
            "erscheinungsdatum",
            "erschienen",
            "datum",
            "datedepublication",
            "datepublication",
            "fechadepublicación",
            "fechadepublicacion",
            "fechapublicacion",
            "fecha",
            "datadepublicação",
            "datadepublicacao",
            "datadipubblicazione",
            "datapubblicazione",
            "data",
            "publicatiedatum",
            "datapublikacji",
            "publiceringsdatum",
            "датапубликации",
            "дата",
        ],
    ),
    (
        Target::Known(Field::Modified),
        &[
            "modified",
            "datemodified",
            "modifieddate",
            "datemodify",
            "modifiedat",
            "lastmodified",
            "updated",
            "updatedat",
            "dateupdated",
            "lastupdated",
            "geändert",
            "aktualisiert",
            "modifié",
            "actualizado",
            "atualizado",
            "aggiornato",
            "gewijzigd",
        ],
    ),
    (
        Target::Known(Field::Language),
        &[
            "language",
            "lang",
            "inlanguage",
            "metalang",
            "locale",
            "sprache",
            "langue",
            "idioma",
            "lingua",
            "taal",
            "język",
            "jezyk",
            "språk",
            "sprog",
            "язык",
        ],
    ),
    (
        Target::Known(Field::Section),
        &[
            "section",
            "articlesection",
            "sectionname",
            "category",
            "ressort",
            "kategorie",
            "rubrique",
            "catégorie",
            "sección",
            "seccion",
            "seção",
            "editoria",
            "categoria",
            "categoría",
            "sezione",
            "rubriek",
            "dział",
            "раздел",
        ],
    ),
    (
        Target::Known(Field::Agency),
        &[
            "agency",
            "newsagency",
            "wireservice",
            "agentur",
            "nachrichtenagentur",
            "agence",
            "agencia",
            "agência",
            "agenzia",
            "persbureau",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_they_are_looked_up_and_belong_to_one_target() {
        let mut seen = std::collections::HashSet::new();
        for (_, names) in NAMES {
            for name in *names {
                assert_eq!(normal(name), **name);
                assert!(seen.insert(*name), "{name} twice");
            }
        }
        for target in Target::all() {
            assert!(!target.names().is_empty(), "{target:?}");
            assert_eq!(Target::of_key(target.key()), Some(target));
        }
    }
}
