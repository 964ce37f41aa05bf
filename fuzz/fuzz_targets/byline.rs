#![no_main]
use broadsheet_formats::read::byline;

libfuzzer_sys::fuzz_target!(|text: &str| {
    byline::authors(text);
    byline::named(text);
    byline::has_lead(text);
    byline::is_agency(text);
});
