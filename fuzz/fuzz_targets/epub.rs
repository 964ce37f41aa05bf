#![no_main]
broadsheet_fuzz::format_target!("epub");
