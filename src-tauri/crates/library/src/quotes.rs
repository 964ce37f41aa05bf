//! Quotations as stored, under the user's corrections; and those corrections.
use crate::draw::{mark, Placed};
use crate::error::Error;
use crate::library::Library;
use crate::store::{json, speakers};
use crate::view::{Id, MarkKind, QuotationKind, QuotationRow, SpeakerRef};
use broadsheet_analysis::quotes::{identity, Attribution, Kind, Quotation, SpeakerKind};
use broadsheet_text::Span;
use rusqlite::{params, Connection, OptionalExtension, Row, Transaction};

/// A stored quotation: as people see it, and where it stands in the body.
pub(crate) struct Stored {
    pub(crate) row: QuotationRow,
    span: Span,
    spans: Vec<Span>,
    verbatim: Vec<Span>,
    mentions: Vec<Span>,
    cue: Option<Span>,
}

/// Everything that is known of a quotation. `speaker_id` counts corrections, aliases and merges in already.
const SELECT: &str = "
    SELECT q.id, q.version_id, q.text, q.kind, q.sentence, q.start, q.end, q.spans, q.verbatim, q.mentions, q.cue_start,
           q.cue_end, q.certain, q.confidence, q.explanation, q.canonical, q.speaker_id, coalesce(n.name, s.name), c.said
    FROM quotation q
    LEFT JOIN speaker s ON s.id = q.speaker_id
    LEFT JOIN speaker_name n ON n.speaker_id = s.id
    LEFT JOIN quotation_correction c ON c.anchor = q.anchor";

/// The quotations of a version, in text order. `text` is the body that they were found in.
pub(crate) fn of_version(connection: &Connection, version: Id, text: &str) -> Result<Vec<Stored>, Error> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE q.version_id = ?1 ORDER BY q.idx"))?;
    let rows = statement.query_map([version], |row| stored(row, text))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One quotation; `None` when there is none of that id.
pub(crate) fn one(connection: &Connection, id: Id, text: &str) -> Result<Option<Stored>, Error> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE q.id = ?1"))?;
    Ok(statement.query_row([id], |row| stored(row, text)).optional()?)
}

/// Those of a version that are the speaker's.
pub(crate) fn of_speaker(connection: &Connection, version: Id, speaker: Id, text: &str) -> Result<Vec<Stored>, Error> {
    let mut statement =
        connection.prepare_cached(&format!("{SELECT} WHERE q.version_id = ?1 AND q.speaker_id = ?2 ORDER BY q.idx"))?;
    let rows = statement.query_map([version, speaker], |row| stored(row, text))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stored(row: &Row, text: &str) -> rusqlite::Result<Stored> {
    let spans = |column: usize| -> rusqlite::Result<Vec<Span>> {
        Ok(json::parse_spans(row.get_ref(column)?.as_str().unwrap_or_default()))
    };
    let cue: Option<Span> =
        row.get::<_, Option<usize>>(10)?.zip(row.get(11)?).map(|(start, end)| Span::new(start, end));
    let mentions = spans(9)?;
    let said: Option<String> = row.get(18)?;
    let speaker = row.get::<_, Option<Id>>(16)?.zip(row.get(17)?).map(|(id, name)| SpeakerRef { id, name });
    let (explanation, generic): (String, Option<String>) = (row.get(14)?, row.get(15)?);
    let mention = mentions.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ");
    let corrected = said.is_some();
    Ok(Stored {
        span: Span::new(row.get(5)?, row.get(6)?),
        spans: spans(7)?,
        verbatim: spans(8)?,
        cue,
        row: QuotationRow {
            id: row.get(0)?,
            text: row.get(2)?,
            kind: match row.get_ref(3)?.as_str().unwrap_or_default() {
                "direct" => QuotationKind::Direct,
                "mixed" => QuotationKind::Mixed,
                _ => QuotationKind::Indirect,
            },
            sentence: row.get(4)?,
            // A generic source has no entry in the register of speakers; its words stand as the mention.
            mention: Some(mention).filter(|mention| !mention.is_empty()).or(generic.filter(|_| speaker.is_none())),
            speaker,
            cue: cue.map(|cue| cue.of(text).to_string()),
            certain: corrected || row.get(12)?,
            confidence: if corrected { 1.0 } else { row.get(13)? },
            explanation: match said.as_deref() {
                Some("nobody") => "You said that nobody is to be named.".to_string(),
                Some("confirmed") => format!("You confirmed it. {explanation}"),
                Some(_) => "You said so.".to_string(),
                None => explanation,
            },
            corrected,
        },
        mentions,
    })
}

impl Stored {
    /// As the analyses take it, with the speaker that counts after the user's corrections.
    pub(crate) fn as_found(&self) -> Quotation {
        let name = self.row.speaker.as_ref().map(|speaker| &speaker.name).or(self.row.mention.as_ref());
        Quotation {
            span: self.span,
            spans: self.spans.clone(),
            verbatim: self.verbatim.clone(),
            kind: match self.row.kind {
                QuotationKind::Direct => Kind::Direct,
                QuotationKind::Mixed => Kind::Mixed,
                QuotationKind::Indirect => Kind::Indirect,
            },
            cue: self.cue,
            speaker: name.map(|name| Attribution {
                mentions: self.mentions.clone(),
                canonical: name.clone(),
                person: None,
            }),
            certain: self.row.certain,
            confidence: self.row.confidence,
            explanation: self.row.explanation.clone(),
        }
    }

    /// Marks for its words, its speaker and its cue.
    pub(crate) fn marks(&self) -> impl Iterator<Item = Placed> + '_ {
        let id = self.row.id;
        let words = self.spans.iter().map(move |span| mark(*span, MarkKind::Quotation, id));
        let mentions = self.mentions.iter().map(move |span| mark(*span, MarkKind::Speaker, id));
        words.chain(mentions).chain(self.cue.map(|cue| mark(cue, MarkKind::Cue, id)))
    }

    /// From its first to its last byte in the body.
    pub(crate) fn span(&self) -> Span {
        self.span
    }
}

impl Library {
    /// Gives a quotation to a speaker by id, to a new one by name, or, with both `None`, to nobody. Survives every
    /// re-analysis.
    pub fn reassign_quotation(&self, quotation: Id, speaker: Option<Id>, name: Option<&str>) -> Result<(), Error> {
        self.act("give quotation to another speaker", |tx| {
            let speaker = match (speaker, name) {
                (Some(id), _) => Some(exists(tx, id)?),
                (None, Some(name)) => Some(named(tx, name)?),
                (None, None) => None,
            };
            if let Some(speaker) = speaker {
                teach(tx, quotation, speaker, &self.now())?;
            }
            correct(tx, quotation, if speaker.is_some() { "speaker" } else { "nobody" }, speaker, &self.now())
        })
    }

    /// Says that the speaker of a quotation is right.
    pub fn confirm_quotation(&self, quotation: Id) -> Result<(), Error> {
        self.act("confirm speaker", |tx| {
            let speaker: Option<Id> = tx
                .query_row("SELECT speaker_id FROM quotation WHERE id = ?1", [quotation], |row| row.get(0))
                .optional()?
                .ok_or(Error::NotFound("quotation"))?;
            // With a speaker the word is kept as that speaker, so that a later analysis cannot turn it round.
            match speaker {
                Some(speaker) => correct(tx, quotation, "speaker", Some(speaker), &self.now()),
                None => correct(tx, quotation, "confirmed", None, &self.now()),
            }
        })
    }
}

/// Keeps the user's word on a quotation, in place of an earlier one.
pub(crate) fn correct(tx: &Transaction, id: Id, said: &str, speaker: Option<Id>, now: &str) -> Result<(), Error> {
    let (anchor, text): (String, String) = tx
        .query_row("SELECT anchor, text FROM quotation WHERE id = ?1", [id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound("quotation"))?;
    tx.execute("DELETE FROM quotation_correction WHERE anchor = ?1", [&anchor])?;
    tx.execute(
        "INSERT INTO quotation_correction (anchor, said, speaker_id, text, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![anchor, said, speaker, text, now],
    )?;
    Ok(())
}

/// Keeps what giving a quotation to a speaker says about the name in its article: there, and in its outlet, the name
/// means that speaker. Nothing when the speaker cannot be meant by the name: then the words were given to the wrong one,
/// and the name means whom it meant.
pub(crate) fn teach(tx: &Transaction, quotation: Id, speaker: Id, now: &str) -> Result<(), Error> {
    let found = tx
        .query_row(
            "SELECT p.key, p.name, v.article_id, v.outlet_key, q.speaker_id FROM quotation q
             JOIN person p ON p.version_id = q.version_id AND p.idx = q.person JOIN version v ON v.id = q.version_id
             WHERE q.id = ?1",
            [quotation],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
        )
        .optional()?;
    let Some((key, name, article, outlet, had)) = found else { return Ok(()) };
    let (key, name, article, outlet): (String, String, Id, Option<String>) = (key, name, article, outlet);
    let had: Option<Id> = had;
    let one = |name: String| identity::Description { names: vec![name], ..Default::default() };
    let meant = identity::names_alike(&one(name), &one(crate::speakers::name(tx, speaker)?)) > 0.0;
    if meant && had != Some(speaker) {
        tx.execute("DELETE FROM speaker_lesson WHERE key = ?1 AND article_id = ?2", params![key, article])?;
        tx.execute(
            "INSERT INTO speaker_lesson (key, article_id, outlet_key, speaker_id, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![key, article, outlet, speaker, now],
        )?;
    }
    Ok(())
}

/// The speaker of that name, made when new. A name without a letter is refused.
pub(crate) fn named(tx: &Transaction, name: &str) -> Result<Id, Error> {
    let empty = || Error::Invalid("A speaker needs a name. Nothing was changed.".to_string());
    speakers::ensure(tx, name, SpeakerKind::Unknown)?.ok_or_else(empty)
}

fn exists(tx: &Transaction, speaker: Id) -> Result<Id, Error> {
    let found = tx.query_row("SELECT id FROM speaker WHERE id = ?1", [speaker], |row| row.get(0)).optional()?;
    found.ok_or(Error::NotFound("speaker"))
}
