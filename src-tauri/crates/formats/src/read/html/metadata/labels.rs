//! Words before a date that say which date it is.
use std::sync::LazyLock;

use regex::Regex;

/// Which date a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The publication.
    Published,
    /// The last change.
    Updated,
    /// Something else: an event, a member's joining, a copyright.
    Other,
}

/// One line a language. Between bars, word beginnings.
const PUBLISHED: &[&str] = &[
    "published|publish date|publication date|pub date|posted|first posted|date created|release date|originally|uploaded|date added|first appeared",
    "veröffentlicht|erschienen|publiziert|eingestellt|gepostet|erstveröffentlichung|online seit|veröffentlichung|erscheinungsdatum",
    "publié|publie|paru|mis en ligne|posté|date de publication",
    "publicado|publicada|fecha de publicación|posteado",
    "pubblicato|pubblicata|pubblicazione|data di pubblicazione",
    "data de publicação|postado",
    "gepubliceerd|geplaatst|publicatiedatum|gepost|verschenen",
    "opublikowano|opublikowany|dodano|data publikacji|data dodania",
    "опубликовано|дата публикации|размещено|опубліковано|дата публікації",
    "publicerad|publicerat|publisert|publiceret|offentliggjort|udgivet|julkaistu",
    "publikováno|vydáno|zveřejněno|publicat la|data publicării|yayınlanma|yayın tarihi|közzétéve|megjelent",
];
/// Words that announce the publication where a line begins with them, and within a sentence tell of anything else ("the
/// minutes of the meeting vom 3. Mai", "a report released on May 3").
const PUBLISHED_FIRST: &[&str] = &[
    "created|released|filed|issued|submitted|written|appeared",
    "erstellt|geschrieben|vom",
    "créé|rédigé|diffusé",
    "creado|creato|inserito|scritto|utworzono|создано|skapad",
];
const UPDATED: &[&str] = &[
    "updated|update|modified|last edited|edited|reviewed|last reviewed|revised|last changed|changed|revision|corrected|last checked|fact checked|current as of|as of",
    "aktualisiert|geändert|zuletzt|letzte änderung|letztes update|bearbeitet|überarbeitet|aktualisierung|letzte aktualisierung|stand:",
    "mis à jour|mise à jour|modifié|actualisé|dernière modification|màj|maj",
    "actualizado|actualizada|modificado|última actualización|última modificación|actualización",
    "aggiornato|aggiornata|ultima modifica|ultimo aggiornamento|modificato|aggiornamento",
    "atualizado|atualizada|última atualização|atualização",
    "bijgewerkt|gewijzigd|laatst bijgewerkt|laatste update|aangepast",
    "aktualizacja|zaktualizowano|ostatnia aktualizacja|zmodyfikowano|ostatnia modyfikacja",
    "обновлено|изменено|оновлено|обновлена|последнее обновление",
    "uppdaterad|oppdatert|opdateret|sist oppdatert|senast uppdaterad|päivitetty",
    "aktualizováno|upraveno|actualizat|ultima actualizare|güncelleme|güncellenme|frissítve",
];
const OTHER: &[&str] = &[
    "deadline|event date|starts|start date|ends|end date|expires|valid until|until|copyright|©|born|accessed|retrieved|joined|member since|registered|date of birth|since|due|effective|through|before|by",
    "anmeldedatum|registriert|mitglied seit|beginn|ende|termin|gültig bis|bis|ab|abgerufen|geboren|dabei seit|frist|einsendeschluss|zugriff",
    "inscrit|jusqu'au|jusqu au|consulté|né le|né|valable",
    "hasta|desde|consultado|nacido|registrado|miembro desde",
    "fino al|iscritto|nato|scadenza|dal|registrato",
    "até|nascido|desde",
    "tot|lid sinds|geboren|geldig|vanaf",
    "do dnia|od dnia|dołączył|termin",
    "до|с нами с|регистрация|родился",
];

fn pattern(lines: &[&str]) -> Option<Regex> {
    Regex::new(&format!(r"(?i)(?:^|[^\p{{L}}])(?:{})", lines.join("|"))).ok()
}

static WORDS: LazyLock<[(Label, Option<Regex>); 3]> = LazyLock::new(|| {
    [
        (Label::Published, pattern(PUBLISHED)),
        (Label::Updated, pattern(UPDATED)),
        // These are short words: they must stand whole.
        (Label::Other, Regex::new(&format!(r"(?i)(?:^|[^\p{{L}}])(?:{})(?:[^\p{{L}}]|$)", OTHER.join("|"))).ok()),
    ]
});
static FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)(?:^|[|·•,.;:()–—\n-])\s*(?:[\p{{L}}-]+\s+)?({})[^\p{{L}}]", PUBLISHED_FIRST.join("|")))
        .ok()
});

/// The label at the end of the words before a date: the last that they hold.
pub fn label(before: &str) -> Option<Label> {
    // Only what stands close to the date is its label.
    let mut start = before.len().saturating_sub(60);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let close = before.get(start..).unwrap_or_default();
    let after = |end: usize| close.get(end..).unwrap_or_default();
    let whole = WORDS.iter().filter_map(|(label, pattern)| {
        let end = pattern.as_ref()?.find_iter(close).last()?.end();
        // "By" and the like mean something only right before the date.
        let fits = match label {
            Label::Other => !after(end).contains(char::is_alphabetic),
            _ => after(end).len() <= 40,
        };
        fits.then_some((end, *label))
    });
    let first = FIRST.as_ref().filter(|_| start == 0).and_then(|first| {
        let end = first.captures_iter(close).last()?.get(1)?.end();
        (after(end).len() <= 12).then_some((end, Label::Published))
    });
    whole.chain(first).max_by_key(|(end, label)| (*end, *label != Label::Other)).map(|(_, label)| label)
}

/// The label that class names or properties are ("entry-date updated", "datePublished").
pub fn label_in_code(words: &str) -> Option<Label> {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&[
        "publish",
        "pubdate",
        "pub-date",
        "entry-date",
        "posted",
        "created",
        "issued",
        "date-created",
        "post-date",
        "release-date",
    ]) {
        Some(Label::Published)
    } else if has(&["updated", "modif", "lastmod", "last-update", "edited", "reviewed", "revised", "aktualisiert"]) {
        Some(Label::Updated)
    } else if has(&[
        "expire",
        "event",
        "start-date",
        "startdate",
        "end-date",
        "enddate",
        "birth",
        "joined",
        "deadline",
        "copyright",
    ]) {
        Some(Label::Other)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_label_before_a_date_counts() {
        for (before, expected) in [
            ("Published ", Some(Label::Published)),
            ("Last updated on: ", Some(Label::Updated)),
            ("Zuletzt aktualisiert am ", Some(Label::Updated)),
            ("Veröffentlicht am ", Some(Label::Published)),
            ("Publié le 3 mai, mis à jour le ", Some(Label::Updated)),
            ("Опубликовано ", Some(Label::Published)),
            ("Anmeldedatum: ", Some(Label::Other)),
            ("Last updated 4 June 2020, originally created ", Some(Label::Published)),
            ("Ada Quill · ", None),
            ("The council has until ", Some(Label::Other)),
            ("By Mara ", None),
            ("Bericht vom ", Some(Label::Published)),
            ("Beschlüsse der Sitzung vom ", None),
            ("Ada Quill, written on ", Some(Label::Published)),
            ("The figures that the ministry released on ", None),
            ("Content current as of: ", Some(Label::Updated)),
            ("Stand: ", Some(Label::Updated)),
            ("In gutem Stand ", None),
        ] {
            assert_eq!(label(before), expected, "{before}");
        }
    }
}
