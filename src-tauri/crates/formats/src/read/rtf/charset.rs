//! Bytes of RTF to characters: code pages, and the charsets of fonts.
use encoding_rs::Encoding;

/// The encoding of a Windows code page number; `None` when it is not one of the web's.
pub(super) fn of_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{page}").as_bytes()),
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        20866 => "koi8-r",
        21866 => "koi8-u",
        28591..=28605 => return Encoding::for_label(format!("iso-8859-{}", page - 28590).as_bytes()),
        54936 => "gb18030",
        65001 => "utf-8",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font by its charset ("\fcharset204"); `None` for those that leave it to the document.
pub(super) fn of_font(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        77 => 10000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// Letters of IBM's code page 850 that are not where Unicode has them, from 0x80 on; drawing signs are not told apart.
const PAGE_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»";

/// The characters of bytes from DOS (code pages 437 and 850, whose letters are the same but a few).
pub(super) fn of_dos(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0..=0x7f => char::from(*byte),
        0xe1 => 'ß',
        0xf5 => '§',
        0xf8 => '°',
        _ => PAGE_850.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_are_known() {
        for (page, bytes, words) in
            [(1252, &b"\xe9\x80"[..], "é€"), (1251, b"\xcc\xee", "Мо"), (932, b"\x93\xfa", "日"), (28592, b"\xb1", "ą")]
        {
            assert_eq!(of_page(page).unwrap().decode_without_bom_handling(bytes).0, words);
        }
        assert_eq!(of_page(437), None);
        assert_eq!(of_dos(b"Stra\xe1e M\x81nchen caf\x82 \xae\xaf"), "Straße München café «»");
    }
}
