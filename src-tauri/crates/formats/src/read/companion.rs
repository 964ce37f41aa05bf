//! What lies beside articles in folders and archives and is none: the folder that a browser saves with a page, and what
//! systems and programs leave behind.

/// What browsers and Word append to a page's name for the folder with its pictures and scripts, in their languages.
const APPENDED: &[&str] = &[
    "_files",
    "-files",
    ".files",
    "_file",
    "-file",
    ".fld",
    "_Dateien",
    "-Dateien",
    "_fichiers",
    "-fichiers",
    "_archivos",
    "-archivos",
    "_arquivos",
    "-arquivos",
    "_ficheiros",
    "-ficheiros",
    "_bestanden",
    "-bestanden",
    "_filer",
    "-filer",
    "_pliki",
    "_soubory",
    "_subory",
    "_tiedostot",
    "_dosyalar",
    "_elemei",
    "_fajlovi",
    "_datoteke",
    "_failid",
    "_fails",
    "_bylos",
    "_fitxers",
    "_fitxategiak",
    "_fisiere",
    "_fails",
    "_arxius",
];

/// Extensions of the page beside such a folder.
const PAGES: &[&str] = &["html", "htm", "xhtml", "shtml", "HTML", "HTM"];

/// The files of which one lies beside a folder of this name if the folder holds the pictures and scripts of a saved page
/// ("Story.html" for "Story_files"). Empty when no program names such a folder so.
pub fn pages_of(folder: &str) -> Vec<String> {
    let bases = APPENDED.iter().filter_map(|appended| folder.strip_suffix(appended)).filter(|base| !base.is_empty());
    bases.flat_map(|base| PAGES.iter().map(move |extension| format!("{base}.{extension}"))).collect()
}

/// Whether a file or folder of this name is what a system or program left behind: hidden, a cache of previews, a lock.
pub fn is_junk(name: &str) -> bool {
    const NAMES: &[&str] = &["__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin"];
    name.starts_with('.') || name.starts_with("~$") || NAMES.contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_saved_pages_are_told_by_the_page_beside_them() {
        assert!(pages_of("Pier opens_files").contains(&"Pier opens.html".to_string()));
        assert!(pages_of("Brücke-Dateien").contains(&"Brücke.htm".to_string()));
        assert!(pages_of("report.fld").contains(&"report.htm".to_string()));
        assert!(pages_of("_files").is_empty());
        assert!(pages_of("profiles").is_empty());
    }
}
