//! What Romance languages set into a quotation without closing it: "« Les travaux, a dit la maire, commencent »",
//! "«Il governo - ha detto Rossi - resta»"; and dialogue behind dashes, where nothing but the dash marks a quotation
//! ("—No lo sé —dijo Ana—. Ya veremos.").
use super::cues::{class, Lexicon};
use super::marks::Stretch;
use super::steps;
use crate::Span;

/// No clause set in is longer, in bytes.
const LONGEST: usize = 160;

const fn dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―')
}

/// For each of `lines`, where the words of a dialogue's turn begin; `None` for a line that is no turn.
///
/// Lines that begin with a dash are turns when one of the lines around them has a frame set in, when a reporting verb
/// and a colon lead to them, or when they ask and answer; a list of points has none of these.
pub(super) fn turns(text: &str, lines: &[Span], lexicon: &Lexicon) -> Vec<Option<usize>> {
    let mut found = vec![None; lines.len()];
    if !lexicon.romance() {
        return found;
    }
    let mut first = 0;
    while first < lines.len() {
        let behind = |at: usize| lines.get(at).and_then(|line| behind_dash(text, *line));
        let length = (first..lines.len()).take_while(|at| behind(*at).is_some()).count();
        if length == 0 {
            first += 1;
            continue;
        }
        let run = first..first + length;
        let of = |at: usize| lines.get(at).map_or("", |line| line.of(text));
        let sentences = run.clone().all(|at| of(at).ends_with(['.', '!', '?', '…', '»', '”', '"']));
        let framed = run.clone().any(|at| {
            let line = lines.get(at).copied().unwrap_or_default();
            behind(at).is_some_and(|start| next(text, Span::new(start, line.end()), true, lexicon).is_some())
        });
        let led = length == 1 && first > 0 && sentences && reports(of(first - 1), lexicon);
        let asks = length > 1 && sentences && run.clone().any(|at| of(at).ends_with('?'));
        if framed || led || asks {
            for at in run {
                if let Some(place) = found.get_mut(at).filter(|_| !of(at).ends_with([';', ':'])) {
                    *place = behind(at);
                }
            }
        }
        first += length;
    }
    found
}

/// Where the words begin in a line that begins with a dash.
fn behind_dash(text: &str, line: Span) -> Option<usize> {
    let rest = line.of(text).strip_prefix(dash)?.trim_start();
    let opens = rest.starts_with(|c: char| c.is_alphanumeric() || "¿¡…".contains(c));
    opens.then(|| line.end() - rest.len())
}

/// Whether a line ends with a colon and has a reporting verb.
fn reports(line: &str, lexicon: &Lexicon) -> bool {
    line.ends_with(':')
        && line.split(|c: char| !c.is_alphanumeric()).take(200).any(|word| {
            steps::step();
            lexicon.classes(word) & class::SAY != 0
        })
}

/// The parts of `stretch` around the clauses set into it.
pub(super) fn parts(text: &str, stretch: Stretch, lexicon: &Lexicon) -> Vec<Stretch> {
    if !lexicon.romance() {
        return vec![stretch];
    }
    let mut found = Vec::new();
    let mut start = stretch.span.start();
    let end = stretch.span.end();
    while let Some(inside) = next(text, Span::new(start, end), stretch.turn, lexicon) {
        let part = Span::new(start, inside.start()).trimmed(text);
        if !speaks(part.of(text)) {
            break;
        }
        found.push(Stretch { span: part, closed: true, ..stretch });
        start = inside.end();
    }
    let rest = Span::new(start, end).trimmed(text);
    if found.is_empty() {
        return vec![stretch];
    }
    if speaks(rest.of(text)) {
        found.push(Stretch { span: rest, ..stretch });
    }
    found
}

fn speaks(part: &str) -> bool {
    part.contains(char::is_alphanumeric)
}

/// The first clause set into `within`, with the marks around it.
fn next(text: &str, within: Span, turn: bool, lexicon: &Lexicon) -> Option<Span> {
    let whole = within.of(text);
    let mut before = ' ';
    let mut chars = whole.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        steps::step();
        let after = chars.peek().map_or(' ', |(_, next)| *next);
        let set_off = (dash(c) || c == '-' && after == ' ') && before.is_whitespace();
        let comma = c == ',' && after.is_whitespace();
        let asked = turn && matches!(c, '?' | '!' | '…') && after.is_whitespace();
        before = c;
        if !set_off && !comma && !asked || at == 0 {
            continue;
        }
        let from = at + c.len_utf8();
        let rest = whole.get(from..).unwrap_or_default();
        let Some(length) = clause(rest, set_off, turn, c, lexicon) else { continue };
        let start = if asked { from } else { at };
        return Some(Span::new(within.start() + start, within.start() + from + length));
    }
    None
}

/// How long the clause at the beginning of `rest` is, when it is a frame: a reporting verb first, then who speaks.
fn clause(rest: &str, set_off: bool, turn: bool, mark: char, lexicon: &Lexicon) -> Option<usize> {
    let mut shift = rest.len() - rest.trim_start().len();
    // "– Non lo so, – disse Silvia": a comma before the dash.
    if mark == ',' {
        if let Some(behind) = rest.trim_start().strip_prefix(|c| dash(c) || c == '-') {
            shift = rest.len() - behind.trim_start().len();
            if shift <= rest.len() - behind.len() && !turn {
                return None;
            }
        }
    }
    let dashed = set_off || shift > 1 && rest.trim_start().starts_with(|c| dash(c) || c == '-');
    let clause = rest.get(shift..)?;
    let words: Vec<&str> = clause.split_whitespace().take(10).collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').to_lowercase();
    let mut have = false;
    let mut verb = None;
    for (number, word) in words.iter().enumerate().take(6) {
        steps::step();
        let lower = bare(word).replace('’', "'");
        let parted = lower.split_once('\'').map(|(clitic, rest)| (format!("{clitic}'"), rest));
        let (clitic, lower) = match &parted {
            Some((clitic, rest)) if lexicon.classes(clitic) & class::CLITIC != 0 => (true, *rest),
            _ => (false, lower.as_str()),
        };
        let head = lower.split('-').next().unwrap_or(lower);
        let pronoun = lower
            .rsplit('-')
            .next()
            .is_some_and(|tail| lower.contains('-') && lexicon.classes(tail) & class::PRON != 0);
        let classes = lexicon.classes(lower) | if lower.contains('-') { lexicon.classes(head) } else { 0 };
        if word.starts_with(char::is_uppercase) {
            return None;
        }
        have |= classes & class::HAVE != 0;
        let sure = dashed || turn || pronoun || have || classes & class::AMBIGUOUS == 0;
        if classes & class::SAY != 0 && (have || pronoun || classes & class::PAST == 0) && sure {
            let closes = word.ends_with([',', '.', ';', ':', '»', '"', '”']) || dashed && words.len() == number + 1;
            verb = Some((number, pronoun || closes && (have || dashed || turn)));
            break;
        }
        let small = class::AUX | class::HAVE | class::BE | class::CLITIC;
        if classes & small == 0 && !clitic && !pronoun {
            return None;
        }
    }
    let (number, alone) = verb?;
    let subject = words.get(number + 1..).unwrap_or_default().iter().any(|word| {
        let classes = lexicon.classes(&bare(word));
        let named = word.starts_with(char::is_uppercase);
        named
            || classes & (class::PRON_M | class::PRON_F | class::ROLES | class::TITLES | class::ORG | class::ORGREF)
                != 0
    });
    let elided = words.get(number + 1).is_some_and(|word| word.starts_with("l'") || word.starts_with("l’"));
    if !alone && !subject && !elided && !dashed {
        return None;
    }
    let mut last = ' ';
    let mut end = clause.len();
    for (at, c) in clause.char_indices() {
        steps::step();
        if at > LONGEST {
            return None;
        }
        let after = clause.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let word = clause.get(..at).and_then(|head| head.split_whitespace().next_back()).unwrap_or_default();
        let abbreviated =
            c == '.' && (word.chars().count() < 2 || lexicon.classes(&word.to_lowercase()) & class::TITLES != 0);
        let ends = if dashed {
            dash(c) || c == '-' && last.is_whitespace() && !after.is_alphanumeric()
        } else {
            matches!(c, ',' | '.' | ';' | ':' | '!' | '?') && !after.is_alphanumeric() && !abbreviated
        };
        // ", prévient Yannick, patron du café.": what Yannick is belongs to the clause.
        let goes_on = c == ',' && !dashed && {
            let mut next = clause.get(at + 1..).unwrap_or_default().split_whitespace().take(2).map(bare);
            let first = next.next().map_or(0, |word| lexicon.classes(&word));
            let second = next.next().map_or(0, |word| lexicon.classes(&word));
            let role = class::ROLES | class::TITLES;
            first & role != 0 || first & class::DET != 0 && second & role != 0
        };
        if ends && !goes_on {
            end = at + c.len_utf8();
            break;
        }
        if matches!(c, '»' | '”' | '"') {
            end = at + c.len_utf8();
            break;
        }
        last = c;
    }
    // "—dijo Ana—. Ya veremos": the full stop behind the dash is the frame's.
    let tail = clause.get(end..).unwrap_or_default();
    let marks = tail.len() - tail.trim_start_matches(['.', ',', ';', ':']).len();
    Some(shift + end + marks)
}
