//! Names of the months, with their abbreviations and the forms that dates use ("5 października").
use std::collections::HashMap;
use std::sync::LazyLock;

/// One line a language: its twelve months in order between blanks, the forms of one month between bars. Lower case. A form
/// that is another month in another language of the table is left out ("listopad" is November in Polish and in Czech, and
/// October in Croatian, which therefore has no line).
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("en", "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep \
     october|oct november|nov december|dec"),
    ("de", "januar|jänner|jan|jän februar|feber|feb märz|maerz|mär|mrz april|apr mai juni|jun juli|jul august|aug \
     september|sept|sep oktober|okt november|nov dezember|dez"),
    ("fr", "janvier|janv février|fevrier|févr|fevr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept \
     octobre|oct novembre|nov décembre|decembre|déc"),
    ("es", "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago \
     septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic"),
    ("it", "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago \
     settembre|sett|set ottobre|ott novembre|nov dicembre|dic"),
    ("pt", "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set \
     outubro|out novembro|nov dezembro|dez"),
    ("nl", "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep \
     oktober|okt november|nov december|dec"),
    ("pl", "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj \
     czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrzesnia|wrz \
     października|październik|pazdziernika|paź listopada|listopad|lis grudnia|grudzień|gru"),
    ("ru", "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн \
     июля|июль|июл августа|август|авг сентября|сентябрь|сент|сен октября|октябрь|окт ноября|ноябрь|нояб|ноя \
     декабря|декабрь|дек"),
    ("uk", "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав \
     червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт \
     листопада|листопад|лист грудня|грудень|груд"),
    ("ro", "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept \
     octombrie|oct noiembrie|noi|nov decembrie|dec"),
    ("sv", "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sep oktober|okt \
     november|nov december|dec"),
    ("da", "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep oktober|okt \
     november|nov december|dec"),
    ("nb", "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt \
     november|nov desember|des"),
    ("cs", "ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn \
     července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu prosince|prosinec|pro"),
    ("sk", "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august \
     septembra|september októbra|október novembra|november decembra|december"),
    ("hu", "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug \
     szeptember|szept október|okt november|nov december|dec"),
    ("tr", "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas \
     aralık|ara"),
    ("fi", "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu \
     kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu \
     joulukuuta|joulukuu"),
    ("ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    ("el", "ιανουαρίου|ιαν φεβρουαρίου|φεβ μαρτίου|μαρ απριλίου|απρ μαΐου|μαϊ ιουνίου|ιουν ιουλίου|ιουλ \
     αυγούστου|αυγ σεπτεμβρίου|σεπ οκτωβρίου|οκτ νοεμβρίου|νοε δεκεμβρίου|δεκ"),
];

static BY_NAME: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (_, months) in NAMES {
        for (month, forms) in (1..).zip(months.split_whitespace()) {
            names.extend(forms.split('|').map(|form| (form, month)));
        }
    }
    names
});

/// The month that a word names, 1 to 12; `word` in lower case and without its dot. `None` when it names none.
pub fn month(word: &str) -> Option<u8> {
    BY_NAME.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_stands_for_two_months() {
        let mut seen: HashMap<&str, (u8, &str)> = HashMap::new();
        for (language, months) in NAMES {
            assert_eq!(months.split_whitespace().count(), 12, "{language}");
            for (month, forms) in (1..).zip(months.split_whitespace()) {
                for form in forms.split('|') {
                    assert_eq!(form, form.to_lowercase(), "{language}");
                    let (other, of) = *seen.entry(form).or_insert((month, language));
                    assert_eq!(other, month, "{form} in {language} and {of}");
                }
            }
        }
    }
}
