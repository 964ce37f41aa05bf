//! Fixed wordings of messages in ten languages, written as [`phrase::normal`](crate::clean::phrase::normal) writes lines.
use crate::clean::phrase::Phrases;
use std::sync::LazyLock;

/// A field of the head of a forwarded message, as mail programs write it into the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Who sent it.
    From,
    /// When.
    Date,
    /// Its subject.
    Subject,
    /// To whom, and whatever else is named.
    Other,
}

/// The names of those fields.
pub const KEYS: &[(&str, Key)] = &[
    ("from", Key::From),
    ("von", Key::From),
    ("de", Key::From),
    ("da", Key::From),
    ("van", Key::From),
    ("från", Key::From),
    ("fra", Key::From),
    ("od", Key::From),
    ("lähettäjä", Key::From),
    ("gesendet von", Key::From),
    ("expéditeur", Key::From),
    ("remitente", Key::From),
    ("mittente", Key::From),
    ("absender", Key::From),
    ("afzender", Key::From),
    ("от", Key::From),
    ("差出人", Key::From),
    ("送信者", Key::From),
    ("date", Key::Date),
    ("sent", Key::Date),
    ("datum", Key::Date),
    ("gesendet", Key::Date),
    ("envoyé", Key::Date),
    ("fecha", Key::Date),
    ("enviado", Key::Date),
    ("enviado el", Key::Date),
    ("enviada", Key::Date),
    ("enviada em", Key::Date),
    ("data", Key::Date),
    ("inviato", Key::Date),
    ("verzonden", Key::Date),
    ("skickat", Key::Date),
    ("dato", Key::Date),
    ("sendt", Key::Date),
    ("wysłano", Key::Date),
    ("дата", Key::Date),
    ("日付", Key::Date),
    ("日時", Key::Date),
    ("送信日時", Key::Date),
    ("subject", Key::Subject),
    ("betreff", Key::Subject),
    ("objet", Key::Subject),
    ("sujet", Key::Subject),
    ("asunto", Key::Subject),
    ("assunto", Key::Subject),
    ("oggetto", Key::Subject),
    ("onderwerp", Key::Subject),
    ("ämne", Key::Subject),
    ("emne", Key::Subject),
    ("temat", Key::Subject),
    ("тема", Key::Subject),
    ("件名", Key::Subject),
    ("to", Key::Other),
    ("an", Key::Other),
    ("à", Key::Other),
    ("a", Key::Other),
    ("para", Key::Other),
    ("aan", Key::Other),
    ("till", Key::Other),
    ("til", Key::Other),
    ("do", Key::Other),
    ("кому", Key::Other),
    ("宛先", Key::Other),
    ("cc", Key::Other),
    ("kopie", Key::Other),
    ("cópia", Key::Other),
    ("kopia", Key::Other),
    ("bcc", Key::Other),
    ("reply to", Key::Other),
    ("antwort an", Key::Other),
    ("importance", Key::Other),
    ("attachments", Key::Other),
    ("anlagen", Key::Other),
];

/// How the line above a forwarded message begins or is written.
pub static FORWARDED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_forwarded.txt")));

/// The last words of the line above a quoted message ("On Monday Ada wrote:").
pub const WROTE: &[&str] = &[
    "wrote",
    "schrieb",
    "a écrit",
    "escribió",
    "ha scritto",
    "schreef",
    "escreveu",
    "napisał",
    "napisała",
    "skrev",
    "пишет",
];

/// Lines above the text.
pub static TOP: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_top.txt")));

/// Labels above a press release.
pub static LABELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_labels.txt")));

/// How a letter addresses its reader.
pub static SALUTATION: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_salutation.txt")));

/// How a letter takes leave.
pub static LEAVE: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_leave.txt")));

/// Lines that a mail program puts under a message of its own accord.
pub static SENT_FROM: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_sent_from.txt")));

/// What marks the end of a press release, without its marks; a line of number signs does too.
pub const ENDS: &[&str] = &["ends", "end", "30", "ende", "fin", "fine", "einde", "fim", "koniec", "slut", "以上"];

/// Headings over the addresses for the press.
pub static CONTACT: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_contact.txt")));

/// Words of the footers of newsletters and mailing lists.
pub static LIST_FOOTER: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_list.txt")));

/// How the notes of lawyers under a message begin or what they hold.
pub static LEGAL: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("../phrases/mail_legal.txt")));
