#![no_main]
use broadsheet_formats::read::date;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(found) = date::find(text) {
        // What is found is a date or a time that is read the same again.
        assert!(date::parse(&found).is_some(), "{found}");
    }
    date::parse(text);
    date::is_date_line(text);
});
