#![no_main]
use broadsheet_formats::clean;

libfuzzer_sys::fuzz_target!(|text: &str| {
    clean::document(text);
});
