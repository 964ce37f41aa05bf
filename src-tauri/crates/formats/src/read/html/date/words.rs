//! Words that stand beside a date in a line that holds nothing else.

/// One line a language, between blanks.
const WORDS: &[&str] = &[
    "am pm at on the of et est edt ct cst cdt mt mst pt pst pdt gmt utc cet cest bst ist eastern central pacific time",
    "published publish publication posted updated update last modified date dated created first release released uploaded \
     originally edited reviewed added online filed issued",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    "read reading min mins minute minutes comment comments views shares likes",
    "mez mesz uhr um stand veröffentlicht aktualisiert erstellt am vom datum zuletzt geändert erschienen online seit \
     aktualisierung letzte letztes update den der publiziert lesezeit lesedauer minuten kommentar kommentare",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
    "publié publie mis mise jour le à modifié le du lecture temps actualisé posté date par",
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim",
    "publicado publicada actualizado actualizada actualización fecha creado el las los hrs horas hora lectura minutos a",
    "lunes martes miércoles jueves viernes sábado domingo",
    "pubblicato pubblicata aggiornato aggiornata aggiornamento il alle ore data ultima modifica creato lettura minuti di",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "publicado atualizado atualizada em às as de da modificado última",
    "segunda terça quarta quinta sexta feira sábado domingo",
    "gepubliceerd bijgewerkt geplaatst laatst gewijzigd op om uur datum leestijd",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo",
    "opublikowano opublikowany aktualizacja zaktualizowano dodano data publikacji utworzono godz godzina dnia dodany ostatnia",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "опубликовано обновлено дата публикации в года год мск изменено размещено создано",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "опубліковано оновлено о року дата публікації",
    "понеділок вівторок середа четвер пятниця субота неділя",
    "publicerad publicerades uppdaterad uppdaterades publisert oppdatert publiceret opdateret klockan kl den",
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag",
    "publikováno aktualizováno vydáno zveřejněno v",
    "pondělí úterý středa čtvrtek pátek sobota neděle",
    "publicat actualizat la ora data luni marți miercuri joi vineri sâmbătă duminică",
    "julkaistu päivitetty klo yayınlanma güncelleme tarihi giriş",
];

/// Whether a word (in lower case) may stand beside a date in a line that holds nothing else.
pub fn is_beside(word: &str) -> bool {
    static ALL: std::sync::LazyLock<std::collections::HashSet<&'static str>> =
        std::sync::LazyLock::new(|| WORDS.iter().flat_map(|line| line.split_whitespace()).collect());
    ALL.contains(word)
}
