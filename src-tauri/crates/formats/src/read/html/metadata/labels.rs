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
    "published|publish date|publication date|pub date|posted|first posted|created|date created|released|release date|filed|issued|submitted|written|originally|uploaded|date added|first appeared|appeared",
    "veröffentlicht|erschienen|erstellt|publiziert|eingestellt|gepostet|erstveröffentlichung|online seit|geschrieben|vom|veröffentlichung|erscheinungsdatum",
    "publié|publie|paru|mis en ligne|posté|créé|rédigé|diffusé|date de publication",
    "publicado|publicada|fecha de publicación|creado|posteado",
    "pubblicato|pubblicata|pubblicazione|data di pubblicazione|creato|inserito|scritto",
    "data de publicação|postado",
    "gepubliceerd|geplaatst|publicatiedatum|gepost|verschenen",
    "opublikowano|opublikowany|dodano|data publikacji|utworzono|data dodania",
    "опубликовано|дата публикации|размещено|создано|опубліковано|дата публікації",
    "publicerad|publicerat|publisert|publiceret|offentliggjort|udgivet|skapad|julkaistu",
    "publikováno|vydáno|zveřejněno|publicat la|data publicării|yayınlanma|yayın tarihi|közzétéve|megjelent",
];
const UPDATED: &[&str] = &[
    "updated|update|modified|last edited|edited|reviewed|last reviewed|revised|last changed|changed|revision|corrected|last checked|fact checked",
    "aktualisiert|geändert|zuletzt|letzte änderung|letztes update|bearbeitet|überarbeitet|aktualisierung|letzte aktualisierung",
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

/// The label at the end of the words before a date: the last that they hold.
pub fn label(before: &str) -> Option<Label> {
    // Only what stands close to the date is its label.
    let mut start = before.len().saturating_sub(60);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let before = before.get(start..).unwrap_or_default();
    WORDS
        .iter()
        .filter_map(|(label, pattern)| {
            let last = pattern.as_ref()?.find_iter(before).last()?;
            // "By" and the like mean something only right before the date.
            let close = before.len() - last.end() <= if *label == Label::Other { 4 } else { 40 };
            close.then_some((last.end(), *label))
        })
        .max_by_key(|(end, label)| (*end, *label != Label::Other))
        .map(|(_, label)| label)
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
        ] {
            assert_eq!(label(before), expected, "{before}");
        }
    }
}
