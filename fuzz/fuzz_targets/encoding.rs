//! The first byte picks an encoding that a server may have named.
#![no_main]
use broadsheet_formats::read::encoding::{beginning, decode, to_utf8};

const LABELS: &[&str] =
    &["utf-8", "windows-1251", "iso-2022-jp", "shift_jis", "gb18030", "utf-16", "big5", "none such"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((pick, bytes)) = bytes.split_first() else { return };
    let label = LABELS.get(usize::from(*pick)).copied();
    let told = to_utf8(bytes, label);
    let decoded = decode(&told, Some("harbor-times.example"));
    assert!(!decoded.text.contains('\r'));
    beginning(bytes, 100);
});
